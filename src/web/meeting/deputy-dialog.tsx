import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Attendance } from '#domain/meeting/meeting.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import type { MeetingProps } from './meeting.page.tsx'
import { inviteeText } from './meeting-words.tsx'
import { useNames } from './use-names.ts'

type DeputyDialogProps = MeetingProps & { invitee: Attendance; onClose: () => void }

/** Who came instead: somebody of the agency, or by name. */
export function DeputyDialog({ meeting, invitee, onClose }: DeputyDialogProps) {
  const { data: agency } = useQuery(agencyQuery)
  const names = useNames()
  const [deputyId, setDeputyId] = useState('')
  const [deputyName, setDeputyName] = useState('')
  const tick = useAction(onClose)
  const people = (agency?.people ?? []).filter(({ id }) => id !== invitee.personId)
  const send = () => {
    const input = { inviteeId: invitee.id, hasCome: true, deputyId: deputyId || null, deputyName }
    if (deputyId || deputyName.trim() !== '') tick.mutate({ address: `/meetings/${meeting.id}/attendance`, input })
  }
  return (
    <Dialog title={t('meeting.deputyFor', { name: inviteeText(invitee, names) })} isOpen onClose={onClose}>
      <Form label={t('meeting.tickDeputy')} onSubmit={send}>
        <Select
          label={t('meeting.deputyPerson')}
          empty={t('meeting.none')}
          value={deputyId}
          options={people.map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
          onChange={setDeputyId}
        />
        {!meeting.isConfidential && deputyId === '' && (
          <TextField label={t('meeting.deputyName')} maxLength={60} value={deputyName} onChange={setDeputyName} />
        )}
        <FormActions action={tick} label={t('meeting.tick')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
