import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { datesIn } from '#domain/calendar.ts'
import { isEthics, isHead } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { faultsOf } from '#domain/roster/proposal.rules.ts'
import { checkBooking, checkReading } from '#domain/roster/roster.rules.ts'
import type { RosterDraft, RosterReceipt } from '#domain/roster/roster.ts'
import { checkPatterns, movedApart, shiftsOn } from '#domain/roster/shift.rules.ts'
import type { ShiftPattern } from '#domain/roster/shift.ts'
import { periodOf as periodOfPlan } from '#server/assignment/assignment-issue.operations.ts'
import { findPlan } from '#server/plan/plan-draft.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { endBookings } from './bookings.ts'
import * as store from './roster.store.ts'
import { factsOf, factsToChange, findRoster, type RosterFacts } from './roster-facts.ts'
import { periodOf, planPeriodOf, viewOf } from './roster-view.ts'
import { remindOf, tellOnDuty } from './shift-alarm.operations.ts'

type ById = { id: string }
type Versioned = ById & { version: number }

export const listRosters = read('roster.list', (work, _: Record<string, never>) => {
  const seesDrafts = isEthics(work.actor) || isHead(work.actor)
  return store.list(work.tx, seesDrafts ? null : work.actor.personId)
})

export const showRoster = read('roster.show', async (work, { id }: ById) => {
  const row = await findRoster(work, id)
  checkReading(work.actor, row)
  return viewOf(work, await factsOf(work, row))
})

/** The second of two who change it at once is told. */
export async function bump(work: Work, row: store.RosterRow, changes = {}): Promise<RosterReceipt> {
  if (!(await store.update(work.tx, row, changes))) throw new Problem('changed_meanwhile')
  return { id: row.id, version: row.version + 1 }
}

function checkVersion({ version }: store.RosterRow, expected: number): void {
  if (version !== expected) throw new Problem('changed_meanwhile', { version })
}

const mustBeDraft = ({ publishedAt }: store.RosterRow): void => {
  if (publishedAt !== null) throw new Problem('roster.published')
}

async function addShifts(work: Work, rosterId: string, dates: readonly string[], patterns: readonly ShiftPattern[]) {
  const { agencyId } = work.actor
  const made = shiftsOn(dates, patterns, officeCalendar).map((shift) => ({ ...shift, id: work.newId() }))
  await store.insertShifts(
    work.tx,
    made.map((shift) => ({ ...shift, agencyId, rosterId })),
  )
  return made
}

/** Shifts that are no longer kept, and the bookings of them. */
async function dropShifts(work: Work, { shifts, bookings }: RosterFacts, ids: ReadonlySet<string>, reason: string) {
  const ended = bookings.filter(({ shiftId }) => ids.has(shiftId))
  await endBookings(work, ended, reason)
  await store.withdrawShifts(
    work.tx,
    shifts.filter(({ id }) => ids.has(id)).map(({ id }) => id),
    work.now,
  )
  return ended.map(({ personId }) => personId)
}

/** Made for the plan's period as it is today; until it is published it can be made anew with other shifts. */
export const saveRoster = write('roster.save', async (work, draft: RosterDraft): Promise<RosterReceipt> => {
  const { id, planId, inChargeId, patterns, version } = draft
  checkPatterns(patterns)
  const plan = await findPlan(work, planId)
  const period = periodOfPlan(plan)
  if (version === 0) {
    await store.insert(work.tx, { ...period, id, agencyId: work.actor.agencyId, planId, inChargeId, patterns })
  } else {
    const facts = await factsToChange(work, id)
    mustBeDraft(facts.row)
    checkVersion(facts.row, version)
    await dropShifts(work, facts, new Set(facts.shifts.map((shift) => shift.id)), '')
    await bump(work, facts.row, { periodStart: period.start, periodEnd: period.end, inChargeId, patterns })
  }
  const shifts = await addShifts(work, id, datesIn(period), patterns)
  if (shifts.length === 0) throw new Problem('roster.no_shifts')
  work.record(id, { planId, shifts: shifts.length })
  return { id, version: version + 1 }
})

export const discardRoster = write(
  'roster.discard',
  async (work, { id, version }: Versioned): Promise<RosterReceipt> => {
    const facts = await factsToChange(work, id)
    mustBeDraft(facts.row)
    checkVersion(facts.row, version)
    await dropShifts(work, facts, new Set(facts.shifts.map((shift) => shift.id)), '')
    work.record(id)
    return bump(work, facts.row, { withdrawnAt: work.now })
  },
)

/** From here on everybody reads it, whoever is on it is told and reminded, and each change is on record. */
export const publishRoster = write(
  'roster.publish',
  async (work, { id, version }: Versioned): Promise<RosterReceipt> => {
    const facts = await factsToChange(work, id)
    const { row, bookings, proposing, people } = facts
    mustBeDraft(row)
    checkVersion(row, version)
    for (const { personId, rules } of faultsOf(proposing, proposing.set)) {
      const name = people.find((person) => person.id === personId)?.name ?? ''
      // What the agency asks for was set aside with a reason when it was booked, or was only a wish.
      checkBooking({ name, rules, reason: '-', isPublished: false })
    }
    const receipt = await bump(work, row, { publishedAt: work.now, publishedBy: work.actor.personId })
    await remindOf(work, facts, bookings)
    const onDuty = bookings.map(({ personId }) => personId)
    await tellOnDuty(work, id, `published ${receipt.version}`, onDuty)
    work.record(id, { bookings: bookings.length })
    return receipt
  },
)

/** After the plan's period was moved: what lies outside is no longer kept, the new days get their shifts. */
export const followPlan = write(
  'roster.followPlan',
  async (work, { id, version }: Versioned): Promise<RosterReceipt> => {
    const facts = await factsToChange(work, id)
    const { row, shifts } = facts
    checkVersion(row, version)
    const [period, planPeriod] = [periodOf(row), planPeriodOf(row)]
    const { outside, missing } = movedApart({ shifts, period, planPeriod })
    if (period.start === planPeriod.start && period.end === planPeriod.end) throw new Problem('roster.nothing_moved')
    const told = await dropShifts(work, facts, new Set(outside.map((shift) => shift.id)), 'moved')
    const added = await addShifts(work, id, missing, row.patterns)
    const receipt = await bump(work, row, { periodStart: planPeriod.start, periodEnd: planPeriod.end })
    if (row.publishedAt) await tellOnDuty(work, id, `moved ${receipt.version}`, told)
    work.record(id, { withdrawn: outside.length, added: added.length })
    return receipt
  },
)
