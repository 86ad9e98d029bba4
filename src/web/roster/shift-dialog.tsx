import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isInPool } from '#domain/roster/duty.rules.ts'
import type { Booking, Roster } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './roster.module.css'
import { hoursText, rulesText, Telephone } from './roster-words.tsx'

type ShiftDialogProps = { roster: Roster; shift: Shift; onClose: () => void }

/** One shift: who keeps it, and, for those who keep the roster, somebody else instead. */
export function ShiftDialog({ roster, shift, onClose }: ShiftDialogProps) {
  const [replaced, setReplaced] = useState<Booking | null>(null)
  const kept = roster.bookings.filter(({ shiftId }) => shiftId === shift.id)
  const isOpen = kept.length < shift.people
  return (
    <Dialog title={`${dateText(shift.date)} ${shift.name}`} isOpen onClose={onClose}>
      <p>{`${hoursText(shift)}　${shift.place}　${t('roster.wanted', { count: shift.people })}`}</p>
      <ul className={styles.rows}>
        {kept.map((booking) => (
          <Kept key={booking.id} roster={roster} booking={booking} onReplace={() => setReplaced(booking)} />
        ))}
      </ul>
      {roster.mayKeep && (isOpen || replaced) && (
        <BookForm
          key={replaced?.id}
          roster={roster}
          shift={shift}
          replaced={replaced}
          onDone={() => setReplaced(null)}
        />
      )}
      <Actions>
        <Button onPress={onClose}>{t('web.close')}</Button>
      </Actions>
    </Dialog>
  )
}

type KeptProps = { roster: Roster; booking: Booking; onReplace: () => void }

function Kept({ roster: { people, mayKeep }, booking, onReplace }: KeptProps) {
  const { personId, personName, rules, reason } = booking
  const person = people.find(({ id }) => id === personId)
  return (
    <li>
      <strong>{personName}</strong>
      <span className={styles.soft}>{person?.unitName}</span>
      <Telephone number={person?.telephone ?? null} />
      {rules.length > 0 && <span>{t('roster.setAside', { rules: rulesText(rules), reason })}</span>}
      {mayKeep && (
        <Button kind="quiet" onPress={onReplace}>
          {t('roster.replace', { name: personName })}
        </Button>
      )}
    </li>
  )
}

type BookFormProps = { roster: Roster; shift: Shift; replaced: Booking | null; onDone: () => void }

function BookForm({ roster, shift, replaced, onDone }: BookFormProps) {
  const { data: agency } = useQuery(agencyQuery)
  const [bookingId, setBookingId] = useState(newId)
  const [personId, setPersonId] = useState('')
  const [reason, setReason] = useState('')
  const done = () => {
    setBookingId(newId())
    setPersonId('')
    setReason('')
    onDone()
  }
  const book = useAction(done)
  const end = useAction(done)
  const kept = new Set(roster.bookings.filter(({ shiftId }) => shiftId === shift.id).map((one) => one.personId))
  const others = (agency?.people ?? []).filter(({ id }) => !kept.has(id))
  const inPool = others.filter((person) => isInPool(person, shift))
  const options = [...inPool, ...others.filter((person) => !inPool.includes(person))].map((person) => ({
    value: person.id,
    label: inPool.includes(person)
      ? `${person.name}　${person.title}`
      : t('roster.outsidePool', { name: person.name, title: person.title }),
  }))
  const input = { bookingId, shiftId: shift.id, personId, replacesId: replaced?.id ?? null, reason }
  const address = `/rosters/${roster.id}/bookings`
  return (
    <Form label={t('roster.arrange')} onSubmit={() => personId && book.mutate({ address, input })}>
      <Select
        label={replaced ? t('roster.insteadOf', { name: replaced.personName }) : t('roster.whoKeeps')}
        empty={t('roster.choose')}
        value={personId}
        options={options}
        onChange={setPersonId}
      />
      <TextField
        label={t('roster.reason')}
        description={t(roster.publishedAt ? 'roster.reasonPublished' : 'roster.reasonText')}
        isRequired={roster.publishedAt !== null}
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      <Failure error={book.error ?? end.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={book.isPending} isDisabled={personId === ''}>
          {t('roster.arrange')}
        </Button>
        {replaced && (
          <Button
            isPending={end.isPending}
            onPress={() => end.mutate({ address: `${address}/${replaced.id}/end`, input: { reason } })}
          >
            {t('roster.leaveOpen', { name: replaced.personName })}
          </Button>
        )}
      </Actions>
    </Form>
  )
}
