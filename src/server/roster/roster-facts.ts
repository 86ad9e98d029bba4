import { addDays } from '#domain/calendar.ts'
import type { Person } from '#domain/person/person.ts'
import { Problem } from '#domain/problem.ts'
import type { OnDuty } from '#domain/roster/duty.rules.ts'
import { isInPool, type Kept } from '#domain/roster/duty.rules.ts'
import { keptBy, type Proposing } from '#domain/roster/proposal.rules.ts'
import { checkKeeping } from '#domain/roster/roster.rules.ts'
import type { Booking } from '#domain/roster/roster.ts'
import type { RosterSettings } from '#domain/roster/roster-settings.ts'
import { rulingBy } from '#domain/roster/ruling.ts'
import type { Shift } from '#domain/roster/shift.ts'
import type { Wish } from '#domain/roster/wish.ts'
import { findSettings, listPeople } from '#server/agency/agency.operations.ts'
import type { Work } from '#server/platform/work.ts'
import { listAway } from '#server/travel/trip.operations.ts'
import * as bookingStore from './booking.store.ts'
import * as store from './roster.store.ts'
import * as wishStore from './wish.store.ts'

export type RosterFacts = {
  row: store.RosterRow
  shifts: Shift[]
  /** Those that stand. */
  bookings: Booking[]
  /** Who may keep a shift of it or does. */
  people: Person[]
  settings: RosterSettings
  /** By hand or by proposal; what a rule is asked with. */
  proposing: Proposing
}

export async function findRoster(work: Work, id: string): Promise<store.RosterRow> {
  const row = await store.find(work.tx, id)
  if (!row) throw new Problem('not_found')
  return row
}

const yearsBefore = (date: string, years: number): string => `${Number(date.slice(0, 4)) - years}${date.slice(4)}`

/** Earlier years are counted from the same day on; the twenty-ninth of February counts from the twenty-eighth. */
const countedFrom = (date: string, years: number): string => yearsBefore(date.replace(/-02-29$/, '-02-28'), years)

async function keptElsewhere(work: Work, row: store.RosterRow, personIds: string[]): Promise<Map<string, Kept[]>> {
  const around = { rosterId: row.id, start: row.periodStart, end: row.periodEnd }
  const kept = await bookingStore.listElsewhere(work.tx, personIds, around)
  return Map.groupBy(kept, ({ personId }) => personId)
}

/** What was wished, and who is abroad by what they filed. */
async function wishesOf(work: Work, { periodStart, periodEnd }: store.RosterRow): Promise<Wish[]> {
  // A shift of the last day ends on the next one.
  const end = addDays(periodEnd, 1)
  const away = (await listAway(work, periodStart, end)).map((trip) => {
    return { ...trip, id: work.newId(), kind: 'cannot', reason: 'abroad', personName: '' } as const
  })
  return [...(await wishStore.listIn(work.tx, periodStart, end)), ...away]
}

/** All that is known of a roster, and that the rules ask for. */
export async function factsOf(work: Work, row: store.RosterRow): Promise<RosterFacts> {
  const { tx } = work
  const { roster: settings } = await findSettings(work)
  const shifts = await store.listShifts(tx, row.id)
  const bookings = await bookingStore.listStanding(tx, row.id)
  const booked = new Set(bookings.map(({ personId }) => personId))
  const isOfIt = (person: OnDuty) => booked.has(person.id) || shifts.some((shift) => isInPool(person, shift))
  const people = (await listPeople(work)).filter(isOfIt)
  const proposing: Proposing = {
    people,
    shifts,
    set: bookings.map(({ shiftId, personId }) => ({ shiftId, personId })),
    elsewhere: await keptElsewhere(
      work,
      row,
      people.map(({ id }) => id),
    ),
    wishes: await wishesOf(work, row),
    earlier: await bookingStore.countEarlier(tx, countedFrom(row.periodStart, settings.yearsCounted), row.periodStart),
    ruling: rulingBy(settings),
  }
  return { row, shifts, bookings, people, settings, proposing }
}

/** For a change: nobody else changes it meanwhile, and the one who asks keeps it. */
export async function factsToChange(work: Work, id: string): Promise<RosterFacts> {
  await store.lock(work.tx, id)
  const row = await findRoster(work, id)
  checkKeeping(work.actor, row)
  return factsOf(work, row)
}

/** What somebody keeps here and elsewhere, without this shift and without bookings that end. */
export function keptWithout(
  { proposing, bookings }: RosterFacts,
  personId: string,
  shiftId: string,
  endedId = '',
): Kept[] {
  const set = bookings.filter(({ id }) => id !== endedId)
  return keptBy(proposing, set, personId, shiftId)
}
