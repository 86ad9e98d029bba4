import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import { meetingKindsQuery } from './meeting.queries.ts'
import { kindText } from './meeting-words.tsx'

/** Kinds that the product knows, and the agency's own. */
export function KindsDialog({ onClose }: { onClose: () => void }) {
  const { data: kinds, error } = useQuery(meetingKindsQuery)
  const [name, setName] = useState('')
  const add = useAction(() => setName(''))
  const withdraw = useAction()
  const send = () => {
    if (name.trim() !== '') add.mutate({ address: '/meeting-kinds', input: { id: newId(), name } })
  }
  return (
    <Dialog title={t('meeting.kinds')} isOpen onClose={onClose}>
      <ul className={styles.rows}>
        {kinds?.map((kind) => (
          <li key={kind.key} className={styles.row}>
            <span>{kindText({ kind: kind.key, kindName: kind.name })}</span>
            {kind.name !== null && (
              <Button
                kind="quiet"
                onPress={() => withdraw.mutate({ address: `/meeting-kinds/${kind.key}/withdraw`, input: {} })}
              >
                {t('meeting.withdrawKind')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Failure error={error ?? withdraw.error} />
      <Form label={t('meeting.addKind')} onSubmit={send}>
        <TextField label={t('meeting.kindName')} isRequired maxLength={40} value={name} onChange={setName} />
        <FormActions action={add} label={t('meeting.addKind')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
