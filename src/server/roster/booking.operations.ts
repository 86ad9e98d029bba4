import { Problem } from '#domain/problem.ts'
import { brokenRules } from '#domain/roster/duty.rules.ts'
import { wantedBy } from '#domain/roster/proposal.rules.ts'
import { checkBooking } from '#domain/roster/roster.rules.ts'
import type { Booking, BookingEnd, BookingEntry, RosterReceipt } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { beginBookings, endBookings } from './bookings.ts'
import { bump } from './roster.operations.ts'
import { factsToChange, keptWithout, type RosterFacts } from './roster-facts.ts'
import { remindOf, tellOnDuty } from './shift-alarm.operations.ts'

function shiftAhead({ shifts }: RosterFacts, shiftId: string, now: Date): Shift {
  const shift = shifts.find(({ id }) => id === shiftId)
  if (!shift) throw new Problem('not_found')
  if (Date.parse(shift.endsAt) <= now.getTime()) throw new Problem('roster.shift_over')
  return shift
}

function findBooking({ bookings }: RosterFacts, id: string): Booking {
  const booking = bookings.find((one) => one.id === id)
  if (!booking) throw new Problem('changed_meanwhile')
  return booking
}

/** By hand: hard rules refuse, what the agency asks for is set aside with a reason, which stays beside it. */
export const book = write('roster.book', async (work, entry: BookingEntry): Promise<RosterReceipt> => {
  const { bookingId, shiftId, personId, replacesId, reason } = entry
  const facts = await factsToChange(work, entry.id)
  const { row, bookings, proposing } = facts
  const shift = shiftAhead(facts, shiftId, work.now)
  const person = (await listPeople(work)).find(({ id }) => id === personId)
  if (!person) throw new Problem('roster.person_unknown')
  const replaced = replacesId === null ? undefined : findBooking(facts, replacesId)
  const others = bookings.filter((one) => one !== replaced)
  if (wantedBy(shift, others) === 0) throw new Problem('roster.full')
  const kept = keptWithout(facts, personId, shiftId, replaced?.id)
  const broken = brokenRules({ person, shift, kept, wishes: proposing.wishes }, proposing.ruling)
  const isPublished = row.publishedAt !== null
  const rules = checkBooking({ name: person.name, rules: broken, reason, isPublished })
  if (replaced) await endBookings(work, [replaced], reason)
  await beginBookings(work, [{ id: bookingId, shift, personId, rules, reason, isProposed: false }])
  const told = [personId, ...(replaced ? [replaced.personId] : [])]
  if (isPublished) await remindAndTell(work, facts, { id: bookingId, shiftId }, told)
  work.record(entry.id, { shiftId, personId, replaced: replaced?.personId ?? null, rules })
  return bump(work, row)
})

async function remindAndTell(
  work: Work,
  facts: RosterFacts,
  booking: { id: string; shiftId: string },
  told: readonly string[],
): Promise<void> {
  await remindOf(work, facts, [booking])
  await tellOnDuty(work, facts.row.id, `booked ${booking.id}`, told)
}

export const endBooking = write('roster.endBooking', async (work, entry: BookingEnd): Promise<RosterReceipt> => {
  const { bookingId, reason } = entry
  const facts = await factsToChange(work, entry.id)
  const booking = findBooking(facts, bookingId)
  shiftAhead(facts, booking.shiftId, work.now)
  const isPublished = facts.row.publishedAt !== null
  checkBooking({ name: booking.personName, rules: [], reason, isPublished })
  await endBookings(work, [booking], reason)
  if (isPublished) await tellOnDuty(work, entry.id, `ended ${bookingId}`, [booking.personId])
  work.record(entry.id, { shiftId: booking.shiftId, personId: booking.personId })
  return bump(work, facts.row)
})
