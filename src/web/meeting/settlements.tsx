import { useState } from 'react'
import { checkSettlement } from '#domain/meeting/resolution.rules.ts'
import type { Resolution, ResolutionDecision } from '#domain/meeting/resolution.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { refusalOf, useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'
import { ResolutionMark } from './meeting-words.tsx'

/** What was decided last time: done, carried on, or ended with a reason. Nothing stays without a word. */
export function Settlements({ meeting }: MeetingProps) {
  const [open, setOpen] = useState<Resolution | null>(null)
  const { former } = meeting.content
  const isSettled = ({ steps }: Resolution) => steps.some(({ meetingId }) => meetingId === meeting.id)
  if (former.length === 0) return null
  const left = former.filter((one) => !isSettled(one)).length
  return (
    <Section title={t('meeting.former')} aside={t('meeting.formerLeft', { count: left })}>
      <ul className={styles.rows}>
        {former.map((one) => (
          <li key={one.id} className={styles.row}>
            <div>
              <p className={styles.prose}>{one.text}</p>
              <p className={styles.line}>
                <ResolutionMark state={one.state} />
                <span>{one.unitName}</span>
                <span>{dateText(one.dueDate)}</span>
              </p>
              {one.steps.at(-1)?.note && <p className={styles.soft}>{one.steps.at(-1)!.note}</p>}
            </div>
            <Button onPress={() => setOpen(one)}>{t(isSettled(one) ? 'meeting.settleAgain' : 'meeting.settle')}</Button>
          </li>
        ))}
      </ul>
      {open && <SettleDialog id={meeting.id} one={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

type SettleDialogProps = { id: string; one: Resolution; onClose: () => void }

function SettleDialog({ id, one, onClose }: SettleDialogProps) {
  const actor = useActing()
  const [decision, setDecision] = useState<ResolutionDecision>('done')
  const [dueDate, setDueDate] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const settle = useAction(onClose)
  const refusal = refusalOf(() => checkSettlement(actor, { decision, dueDate, note: note.trim() }))
  const send = () => {
    setTried(true)
    const input = { resolutionId: one.id, stepId: newId(), decision, note }
    const until = decision === 'carried' ? dueDate : null
    if (!refusal) settle.mutate({ address: `/meetings/${id}/settlements`, input: { ...input, dueDate: until } })
  }
  return (
    <Dialog title={t('meeting.settle')} isOpen onClose={onClose}>
      <p className={styles.prose}>{one.text}</p>
      <Form label={t('meeting.settle')} onSubmit={send}>
        <Segmented<ResolutionDecision>
          label={t('meeting.decision')}
          value={decision}
          onChange={setDecision}
          segments={[
            { value: 'done', label: t('meeting.decision.done') },
            { value: 'carried', label: t('meeting.decision.carried') },
            { value: 'ended', label: t('meeting.decision.ended') },
          ]}
        />
        {decision === 'carried' && (
          <DateField label={t('meeting.newDue')} isRequired value={dueDate} onChange={setDueDate} />
        )}
        <TextArea
          label={t(decision === 'ended' ? 'meeting.reason' : 'meeting.note')}
          isRequired={decision === 'ended'}
          maxLength={1000}
          value={note}
          onChange={setNote}
        />
        <Failure error={isTried && refusal} />
        <FormActions action={settle} label={t('meeting.settle')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
