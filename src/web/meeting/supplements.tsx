import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'

/** Signed minutes stay; what was wrong is put right beside them. */
export function Supplements({ meeting: { id, content }, records }: MeetingProps & { records: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const { supplements } = content
  if (supplements.length === 0 && !records) return null
  return (
    <Section title={t('meeting.supplements')}>
      <ul className={styles.rows}>
        {supplements.map(({ number, reason, text, at, byName }) => (
          <li key={number}>
            <p className={styles.prose}>{t('meeting.supplementLine', { number, text })}</p>
            <p className={styles.soft}>
              {[t('meeting.supplementReason', { reason }), byName, instantText(at)].join('　')}
            </p>
          </li>
        ))}
      </ul>
      {records && (
        <div>
          <Button icon="add" onPress={() => setOpen(true)}>
            {t('meeting.supplement')}
          </Button>
        </div>
      )}
      {isOpen && <SupplementDialog id={id} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function SupplementDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [supplementId] = useState(newId)
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useAction(onClose)
  const missing = (typed: string) => (isTried && typed.trim() === '' ? t('web.required') : null)
  const send = () => {
    setTried(true)
    if (reason.trim() === '' || text.trim() === '') return
    add.mutate({ address: `/meetings/${id}/supplements`, input: { supplementId, reason, text } })
  }
  return (
    <Dialog title={t('meeting.supplement')} isOpen onClose={onClose}>
      <Form label={t('meeting.supplement')} onSubmit={send}>
        <TextArea
          label={t('meeting.supplementText')}
          isRequired
          maxLength={2000}
          value={text}
          error={missing(text)}
          onChange={setText}
        />
        <TextArea
          label={t('meeting.reason')}
          isRequired
          maxLength={500}
          value={reason}
          error={missing(reason)}
          onChange={setReason}
        />
        <FormActions action={add} label={t('meeting.supplement')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
