import { useState } from 'react'
import { checkControl } from '#domain/incident/incident.rules.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { useAction } from '#web/platform/action.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'

type ControlDialogProps = { card: IncidentCard; onClose: () => void }

/** The damage goes no further: clocks that repeat end, those that run from control begin. */
export function ControlDialog({ card: { incident }, onClose }: ControlDialogProps) {
  const now = useNow()
  const [record, setRecord] = useState(() => ({
    ...{ id: incident.id, entryId: newId(), version: incident.version, at: now(), how: '' },
  }))
  const [isTried, setTried] = useState(false)
  const control = useAction<IncidentCard>(onClose)
  const refusal = refusalOf(() => checkControl(incident, record, new Date(now())))
  const isEmpty = record.how.trim() === ''
  const send = () => {
    setTried(true)
    if (!isEmpty && !refusal) control.mutate({ address: `/incidents/${incident.id}/control`, input: record })
  }
  return (
    <Dialog title={t('incident.write.control')} isOpen onClose={onClose}>
      <Form label={t('incident.write.control')} onSubmit={send}>
        <TextArea
          label={t('incident.how')}
          isRequired
          autoFocus
          maxLength={1000}
          value={record.how}
          onChange={(how) => setRecord({ ...record, how })}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <MomentField
          label={t('incident.controlledAt')}
          isRequired
          value={record.at}
          onChange={(at) => at && setRecord({ ...record, at })}
          error={isTried && refusal ? failureText(refusal) : null}
        />
        <FormActions action={control} label={t('incident.write.control')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
