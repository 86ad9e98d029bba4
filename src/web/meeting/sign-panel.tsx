import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'

/** The chair signs what stands below, by its hash, or returns it. */
export function SignPanel({ meeting: { id, chairId, chairName, hash: current } }: MeetingProps) {
  const actor = useActing()
  // What was on the page when the chair began to read: a later version is refused, and read anew.
  const [hash, setHash] = useState(current)
  const [isReturning, setReturning] = useState(false)
  const sign = useAction()
  if (actor.personId !== chairId) return <Banner quiet>{t('meeting.waitsForChair', { name: chairName })}</Banner>
  return (
    <Banner quiet tone="due" title={t('meeting.toSign')}>
      <p>{t('meeting.signText')}</p>
      <p className={styles.hash}>{hash}</p>
      <Failure error={sign.error} />
      <Actions>
        {hash === current ? (
          <Button
            kind="main"
            isPending={sign.isPending}
            onPress={() => sign.mutate({ address: `/meetings/${id}/sign`, input: { hash } })}
          >
            {t('meeting.sign')}
          </Button>
        ) : (
          <Button onPress={() => setHash(current)}>{t('meeting.readAnew')}</Button>
        )}
        <Button onPress={() => setReturning(true)}>{t('meeting.return')}</Button>
      </Actions>
      {isReturning && <ReturnDialog id={id} onClose={() => setReturning(false)} />}
    </Banner>
  )
}

function ReturnDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [remark, setRemark] = useState('')
  const back = useAction(onClose)
  const send = () => {
    if (remark.trim() !== '') back.mutate({ address: `/meetings/${id}/return`, input: { remark } })
  }
  return (
    <Dialog title={t('meeting.return')} isOpen onClose={onClose}>
      <Form label={t('meeting.return')} onSubmit={send}>
        <TextArea label={t('meeting.returnRemark')} isRequired maxLength={500} value={remark} onChange={setRemark} />
        <FormActions action={back} label={t('meeting.return')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
