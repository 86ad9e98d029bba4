import type { Booking } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { dropAlarms } from '#server/alarm/alarm.operations.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './booking.store.ts'

/** They stay on record; nobody is reminded of them any more. */
export async function endBookings(
  work: Work,
  bookings: readonly Pick<Booking, 'id'>[],
  endReason: string,
): Promise<void> {
  const ids = bookings.map(({ id }) => id)
  await store.end(work.tx, ids, { endedAt: work.now, endedBy: work.actor.personId, endReason })
  await dropAlarms(work, 'shiftReminder', ids)
}

type Begun = { id: string; shift: Shift; personId: string; rules: string[]; reason: string; isProposed: boolean }

export const beginBookings = (work: Work, begun: readonly Begun[]): Promise<void> =>
  store.insert(
    work.tx,
    begun.map(({ shift: { id: shiftId, startsAt, endsAt }, ...booking }) => ({
      ...{ ...booking, shiftId, startsAt, endsAt },
      ...{ agencyId: work.actor.agencyId, at: work.now, by: work.actor.personId },
    })),
  )
