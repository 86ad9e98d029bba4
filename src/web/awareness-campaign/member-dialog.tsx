import { useState } from 'react'
import { LinkDigits } from '#domain/awareness-campaign/awareness-link.ts'
import type { StaffMember } from '#domain/awareness-campaign/staff-member.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'

/** Name, unit, and the four digits that go with a personal link; they are never shown again. */
export function MemberDialog({ member, onClose }: { member: StaffMember | null; onClose: () => void }) {
  const { units } = useUnits()
  const [id] = useState(() => member?.id ?? newId())
  const [name, setName] = useState(member?.name ?? '')
  const [title, setTitle] = useState(member?.title ?? '')
  const [chosenUnit, setUnit] = useState(member?.unitId ?? null)
  const [digits, setDigits] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useAction(onClose)
  const leave = useAction(onClose)
  const unitId = chosenUnit ?? units[0]?.id
  const isDigits = LinkDigits.safeParse(digits).success || (digits === '' && member !== null)
  const send = () => {
    setTried(true)
    const input = { version: member?.version ?? 0, unitId, name, title, digits: digits || null }
    if (unitId && name.trim() !== '' && isDigits) save.mutate({ method: 'PUT', address: `/staff-members/${id}`, input })
  }
  const heading = t(member ? 'awareness.changeMember' : 'awareness.addMember')
  return (
    <Dialog title={heading} isOpen onClose={onClose}>
      <Form label={heading} onSubmit={send}>
        <TextField
          label={t('awareness.name')}
          isRequired
          maxLength={60}
          value={name}
          error={isTried && name.trim() === '' ? t('web.required') : null}
          onChange={setName}
        />
        <TextField label={t('awareness.memberTitle')} maxLength={60} value={title} onChange={setTitle} />
        <Select
          label={t('awareness.unit')}
          value={unitId ?? ''}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={setUnit}
        />
        <TextField
          label={t('awareness.digits')}
          description={t(member ? 'awareness.digitsKeptText' : 'awareness.digitsText')}
          isRequired={member === null}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={digits}
          error={isTried && !isDigits ? t('awareness.digitsWrong') : null}
          onChange={setDigits}
        />
        <FormActions action={save} label={t('web.save')} onCancel={onClose} />
      </Form>
      {member && (
        <div>
          <Failure error={leave.error} />
          <Button
            kind="quiet"
            isPending={leave.isPending}
            onPress={() => leave.mutate({ address: `/staff-members/${id}/leave`, input: { version: member.version } })}
          >
            {t('awareness.memberLeft')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
