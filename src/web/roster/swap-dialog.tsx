import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnShift } from '#domain/roster/roster.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { rosterQuery } from './roster.queries.ts'

/** Somebody is asked to take a shift over, perhaps for one in return. */
export function SwapDialog({ shift, onClose }: { shift: OwnShift; onClose: () => void }) {
  const { person } = useSession()
  const { data: agency } = useQuery(agencyQuery)
  const { data: roster } = useQuery(rosterQuery(shift.rosterId))
  const [id] = useState(newId)
  const [toPersonId, setTo] = useState('')
  const [returnBookingId, setReturn] = useState('')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const ask = useAction(onClose)
  const inRoster = new Set(roster?.people.map((one) => one.id))
  const people = (agency?.people ?? []).filter((one) => one.id !== person.id)
  const inOrder = [...people.filter((one) => inRoster.has(one.id)), ...people.filter((one) => !inRoster.has(one.id))]
  const dateOf = new Map(roster?.shifts.map((one) => [one.id, `${dateText(one.date)} ${one.name}`]))
  const theirs = roster?.bookings.filter((booking) => booking.personId === toPersonId) ?? []
  const input = { id, bookingId: shift.bookingId, toPersonId, returnBookingId: returnBookingId || null, reason }
  const send = () => {
    setTried(true)
    if (toPersonId && reason.trim()) ask.mutate({ address: '/shift-swaps', input })
  }
  return (
    <Dialog title={t('swap.ask')} isOpen onClose={onClose}>
      <p>{`${dateText(shift.date)} ${shift.name}`}</p>
      <Form label={t('swap.ask')} onSubmit={send}>
        <Select
          label={t('swap.to')}
          empty={t('roster.choose')}
          value={toPersonId}
          options={inOrder.map(({ id: value, name, title }) => ({ value, label: `${name}　${title}` }))}
          onChange={(chosen) => {
            setTo(chosen)
            setReturn('')
          }}
        />
        {theirs.length > 0 && (
          <Select
            label={t('swap.return')}
            empty={t('swap.noReturn')}
            value={returnBookingId}
            options={theirs.map((booking) => ({ value: booking.id, label: dateOf.get(booking.shiftId) ?? '' }))}
            onChange={setReturn}
          />
        )}
        <TextField
          label={t('roster.reason')}
          isRequired
          maxLength={200}
          value={reason}
          error={isTried && reason.trim() === '' ? t('web.required') : null}
          onChange={setReason}
        />
        <Failure error={ask.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={ask.isPending} isDisabled={toPersonId === ''}>
            {t('swap.send')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
