import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { membersQuery } from '#web/awareness-campaign/awareness.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

/** Somebody of the agency, with or without an account, or a guest by name. */
export function AttendeeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: agency } = useQuery(agencyQuery)
  const { data: members } = useQuery(membersQuery)
  const [attendanceId] = useState(newId)
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const add = useAction(onClose)
  const people = agency?.people ?? []
  const isPerson = people.some((person) => person.id === chosen)
  const send = () =>
    add.mutate({
      address: `/trainings/${id}/attendance`,
      input: {
        attendanceId,
        personId: isPerson ? chosen : null,
        memberId: chosen && !isPerson ? chosen : null,
        name: chosen ? '' : name,
      },
    })
  return (
    <Dialog title={t('training.addAttendee')} isOpen onClose={onClose}>
      <Form label={t('training.addAttendee')} onSubmit={send}>
        <Select
          label={t('awareness.name')}
          empty={t('training.guest')}
          value={chosen}
          options={[...people, ...(members ?? [])].map((one) => ({
            value: one.id,
            label: [one.name, one.title].filter(Boolean).join('　'),
          }))}
          onChange={setChosen}
        />
        {chosen === '' && (
          <TextField label={t('training.guestName')} isRequired maxLength={60} value={name} onChange={setName} />
        )}
        <FormActions action={add} label={t('training.addAttendee')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
