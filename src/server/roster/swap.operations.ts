import { Problem } from '#domain/problem.ts'
import { brokenRules, type SoftRule } from '#domain/roster/duty.rules.ts'
import { checkBooking } from '#domain/roster/roster.rules.ts'
import type { Booking } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { checkAnswer, checkAsking, checkSettling, checkSwapWithdrawal } from '#domain/roster/swap.rules.ts'
import type { Swap, SwapAnswer, SwapAsked, SwapSettlement } from '#domain/roster/swap.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import { beginBookings, endBookings } from './bookings.ts'
import * as rosterStore from './roster.store.ts'
import { factsOf, findRoster, keptWithout, type RosterFacts } from './roster-facts.ts'
import { remindOf } from './shift-alarm.operations.ts'
import * as store from './swap.store.ts'

type ById = { id: string }
type Handed = { booking: Booking; shift: Shift }
/** Who gives what to whom, and what comes back for it. */
type Exchange = { given: Handed; toId: string; back: Handed | null }

async function lockedFacts(work: Work, rosterId: string): Promise<RosterFacts> {
  await rosterStore.lock(work.tx, rosterId)
  return factsOf(work, await findRoster(work, rosterId))
}

function handed({ bookings, shifts }: RosterFacts, bookingId: string, now: Date): Handed | undefined {
  const booking = bookings.find(({ id }) => id === bookingId)
  const shift = booking && shifts.find(({ id }) => id === booking.shiftId)
  if (!booking || !shift) return undefined
  if (Date.parse(shift.startsAt) <= now.getTime()) throw new Problem('roster.shift_over')
  return { booking, shift }
}

type Takes = { personId: string; takes: Shift; gives: Handed | null; reason: string }

/** Whether somebody may keep what is taken over, without what is given away; and what is set aside for it. */
async function checkTaking(
  work: Work,
  facts: RosterFacts,
  { personId, takes, gives, reason }: Takes,
): Promise<SoftRule[]> {
  const person = (await listPeople(work)).find(({ id }) => id === personId)
  if (!person) throw new Problem('swap.person_unknown')
  const kept = keptWithout(facts, personId, takes.id, gives?.booking.id)
  const { wishes, ruling } = facts.proposing
  const rules = brokenRules({ person, shift: takes, kept, wishes }, ruling)
  return checkBooking({ name: person.name, rules, reason, isPublished: true })
}

/** Both sides keep every hard rule. */
async function checkExchange(work: Work, facts: RosterFacts, { given, toId, back }: Exchange, reason: string) {
  const taken = await checkTaking(work, facts, { personId: toId, takes: given.shift, gives: back, reason })
  const fromId = given.booking.personId
  const returned =
    back && (await checkTaking(work, facts, { personId: fromId, takes: back.shift, gives: given, reason }))
  return { taken, returned: returned ?? [] }
}

async function exchange(work: Work, facts: RosterFacts, swap: store.SwapRow): Promise<void> {
  const asked = exchangeOf(facts, { ...swap, toPersonId: swap.toId }, work.now)
  const { reason } = swap
  const { taken, returned } = await checkExchange(work, facts, asked, reason)
  const { given, toId, back } = asked
  await endBookings(work, [given.booking, ...(back ? [back.booking] : [])], reason)
  const begun = [{ shift: given.shift, personId: toId, rules: taken }]
  if (back) begun.push({ shift: back.shift, personId: given.booking.personId, rules: returned })
  const bookings = begun.map((one) => ({ ...one, id: work.newId(), reason, isProposed: false }))
  await beginBookings(work, bookings)
  await remindOf(
    work,
    facts,
    bookings.map(({ id, shift }) => ({ id, shiftId: shift.id })),
  )
}

type Asked = Pick<SwapAsked, 'bookingId' | 'returnBookingId' | 'toPersonId'>

function exchangeOf(facts: RosterFacts, { bookingId, returnBookingId, toPersonId }: Asked, now: Date): Exchange {
  const given = handed(facts, bookingId, now)
  if (!given) throw new Problem('changed_meanwhile')
  const back = returnBookingId === null ? null : handed(facts, returnBookingId, now)
  if (back === undefined || (back && back.booking.personId !== toPersonId)) throw new Problem('swap.return_unknown')
  return { given, toId: toPersonId, back }
}

const shown = async (work: Work, id: string): Promise<Swap> => (await store.find(work.tx, id))!

const tellOfSwap = (work: Work, { id }: ById, event: 'swapAsked' | 'swapSettled', recipients: readonly string[]) =>
  tellPlainly(work, {
    ...{ subjectId: id, step: `${event} ${recipients.join(' ')}`, event, link: '/watch/my-shifts' },
    recipients: recipients.filter((one) => one !== work.actor.personId),
  })

/** The other is asked at once, and is not asked for what a rule forbids. */
export const askSwap = write('swap.ask', async (work, asked: SwapAsked): Promise<Swap> => {
  const rosterId = await store.findRosterOf(work.tx, asked.bookingId)
  if (!rosterId) throw new Problem('not_found')
  const facts = await lockedFacts(work, rosterId)
  if (facts.row.publishedAt === null) throw new Problem('roster.not_published')
  const wanted = exchangeOf(facts, asked, work.now)
  const { toPersonId, reason } = asked
  checkAsking(work.actor, { fromId: wanted.given.booking.personId, toId: toPersonId }, facts.row.inChargeId)
  await checkExchange(work, facts, wanted, reason)
  const { agencyId, personId } = work.actor
  await store.insert(work.tx, { ...asked, agencyId, askedAt: work.now, askedBy: personId })
  await tellOfSwap(work, asked, 'swapAsked', [toPersonId])
  work.record(asked.id, { bookingId: asked.bookingId, toPersonId, returnBookingId: asked.returnBookingId })
  return shown(work, asked.id)
})

/** The swap and its roster, which nobody else changes meanwhile. */
async function standing(work: Work, id: string): Promise<{ swap: store.SwapRow; facts: RosterFacts }> {
  const asked = await store.find(work.tx, id)
  if (!asked) throw new Problem('not_found')
  const facts = await lockedFacts(work, asked.rosterId)
  return { swap: (await store.find(work.tx, id))!, facts }
}

/** With it the swap is done, unless somebody has to confirm it. */
export const answerSwap = write('swap.answer', async (work, { id, isAgreed }: SwapAnswer): Promise<Swap> => {
  const { swap, facts } = await standing(work, id)
  checkAnswer(work.actor, swap)
  const isDone = isAgreed && !facts.settings.swapsAreConfirmed
  if (isAgreed) await (isDone ? exchange(work, facts, swap) : checkStanding(work, facts, swap))
  const settled = { settledAt: work.now, settledBy: work.actor.personId, isConfirmed: true }
  await store.update(work.tx, id, { answeredAt: work.now, isAgreed, ...(isDone && settled) })
  const asksNext = isAgreed && !isDone
  await tellOfSwap(work, swap, asksNext ? 'swapAsked' : 'swapSettled', [asksNext ? facts.row.inChargeId : swap.fromId])
  work.record(id, { isAgreed })
  return shown(work, id)
})

const checkStanding = (work: Work, facts: RosterFacts, swap: store.SwapRow) =>
  checkExchange(work, facts, exchangeOf(facts, { ...swap, toPersonId: swap.toId }, work.now), swap.reason)

export const settleSwap = write('swap.settle', async (work, settlement: SwapSettlement): Promise<Swap> => {
  const { id, isConfirmed, remark } = settlement
  const { swap, facts } = await standing(work, id)
  checkSettling(work.actor, swap)
  if (isConfirmed) await exchange(work, facts, swap)
  await store.update(work.tx, id, { settledAt: work.now, settledBy: work.actor.personId, isConfirmed, remark })
  await tellOfSwap(work, swap, 'swapSettled', [swap.fromId, swap.toId])
  work.record(id, { isConfirmed })
  return shown(work, id)
})

export const withdrawSwap = write('swap.withdraw', async (work, { id }: ById): Promise<Swap> => {
  const { swap } = await standing(work, id)
  checkSwapWithdrawal(work.actor, swap)
  await store.update(work.tx, id, { withdrawnAt: work.now })
  work.record(id)
  return shown(work, id)
})
