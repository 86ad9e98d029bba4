import { type DatePeriod, dateInTaipei } from '#domain/calendar.ts'
import { noBurden } from '#domain/roster/burden.rules.ts'
import { dutyLimitsOn } from '#domain/roster/duty-limits.ts'
import { faultsOf, gapsOf } from '#domain/roster/proposal.rules.ts'
import { mayKeepRoster, seesTelephones } from '#domain/roster/roster.rules.ts'
import type { Roster, RosterPerson } from '#domain/roster/roster.ts'
import { movedApart } from '#domain/roster/shift.rules.ts'
import { listUnits } from '#server/agency/agency.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { telephonesOf } from '#server/telling/channels.operations.ts'
import * as bookingStore from './booking.store.ts'
import type { RosterRow } from './roster.store.ts'
import type { RosterFacts } from './roster-facts.ts'
import * as swapStore from './swap.store.ts'

export const periodOf = ({ periodStart, periodEnd }: RosterRow): DatePeriod => ({ start: periodStart, end: periodEnd })
export const planPeriodOf = ({ planStart, planEnd }: RosterRow): DatePeriod => ({ start: planStart, end: planEnd })

async function peopleOf(work: Work, { row, people, bookings, proposing }: RosterFacts): Promise<RosterPerson[]> {
  const units = new Map((await listUnits(work)).map(({ id, name }) => [id, name]))
  const onDuty = bookings.map(({ personId }) => personId)
  const telephones = seesTelephones(work.actor, row.inChargeId, onDuty) ? await telephonesOf(work, onDuty) : null
  return people.map(({ id, name, title, unitId }) => ({
    ...{ id, name, title, unitId, unitName: (unitId && units.get(unitId)) || '' },
    telephone: telephones && (telephones.get(id) ?? ''),
    earlier: { ...noBurden, ...proposing.earlier.get(id) },
  }))
}

/** As somebody sees it who may: wishes, and what stands against a rule, are for those who keep it. */
export async function viewOf(work: Work, facts: RosterFacts): Promise<Roster> {
  const { row, shifts, bookings, proposing } = facts
  const mayKeep = mayKeepRoster(work.actor, row.inChargeId)
  const [period, planPeriod] = [periodOf(row), planPeriodOf(row)]
  const { outside, missing } = movedApart({ shifts, period, planPeriod })
  const gaps = gapsOf(proposing, proposing.set)
  const { personId } = work.actor
  const swaps = await swapStore.listOpen(work.tx, row.id)
  return {
    ...{ id: row.id, planId: row.planId, planTitle: row.planTitle, patterns: row.patterns, version: row.version },
    ...{ inChargeId: row.inChargeId, inChargeName: row.inChargeName, period, planPeriod, mayKeep, shifts, bookings },
    publishedAt: row.publishedAt,
    publishedByName: row.publishedByName,
    limits: dutyLimitsOn(dateInTaipei(work.now)),
    records: row.publishedAt ? await bookingStore.listSince(work.tx, row.id, row.publishedAt) : [],
    people: await peopleOf(work, facts),
    gaps: mayKeep ? gaps : gaps.map((gap) => ({ ...gap, because: [] })),
    faults: mayKeep ? faultsOf(proposing, proposing.set) : [],
    wishes: mayKeep ? proposing.wishes.slice() : [],
    swaps: swaps.filter(({ fromId, toId }) => mayKeep || fromId === personId || toId === personId),
    outsideIds: outside.map(({ id }) => id),
    missingDates: missing,
  }
}
