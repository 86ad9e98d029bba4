import { Problem } from '#domain/problem.ts'
import { type Booked, isKeepable, type Proposing } from '#domain/roster/proposal.rules.ts'
import { checkKeeping } from '#domain/roster/roster.rules.ts'
import type { RosterReceipt } from '#domain/roster/roster.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { beginBookings, endBookings } from './bookings.ts'
import { bump } from './roster.operations.ts'
import type { RosterRow } from './roster.store.ts'
import { factsOf, factsToChange, findRoster, type RosterFacts } from './roster-facts.ts'

type Versioned = { id: string; version: number }

function checkDraft({ publishedAt, version }: RosterRow, expected: number): void {
  if (publishedAt !== null) throw new Problem('roster.published')
  if (version !== expected) throw new Problem('changed_meanwhile', { version })
}

/** What was proposed before is made anew; what somebody set by hand stays. */
const withoutProposed = ({ proposing, bookings }: RosterFacts): Proposing => ({
  ...proposing,
  set: bookings.filter(({ isProposed }) => !isProposed).map(({ shiftId, personId }) => ({ shiftId, personId })),
})

/** Before the solver, in a transaction of its own: it takes longer than one may be held. */
export const prepareProposal = read('roster.propose', async (work, { id, version }: Versioned): Promise<Proposing> => {
  const row = await findRoster(work, id)
  checkKeeping(work.actor, row)
  checkDraft(row, version)
  return withoutProposed(await factsOf(work, row))
})

type Proposal = Versioned & { bookings: readonly Booked[]; isBest: boolean }

/** What a solver says is asked of the same rules as what a person sets, by what is known now. */
export const keepProposal = write('roster.propose', async (work, proposal: Proposal): Promise<RosterReceipt> => {
  const facts = await factsToChange(work, proposal.id)
  checkDraft(facts.row, proposal.version)
  if (!isKeepable(withoutProposed(facts), proposal.bookings)) throw new Problem('roster.unsolved', { reason: 'rules' })
  await endBookings(
    work,
    facts.bookings.filter(({ isProposed }) => isProposed),
    '',
  )
  await insertAll(work, facts, proposal.bookings)
  work.record(proposal.id, { bookings: proposal.bookings.length, isBest: proposal.isBest })
  return bump(work, facts.row)
})

function insertAll(work: Work, { shifts }: RosterFacts, bookings: readonly Booked[]): Promise<void> {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  return beginBookings(
    work,
    bookings.map(({ shiftId, personId }) => ({
      ...{ id: work.newId(), shift: byId.get(shiftId)!, personId },
      ...{ rules: [], reason: '', isProposed: true },
    })),
  )
}
