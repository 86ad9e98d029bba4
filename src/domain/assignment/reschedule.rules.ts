import { isOwedPerDay } from './assignment.rules.ts'
import type { PlannedAssignment, PlannedMove, SchedulableDuty } from './assignment.ts'

/** An assignment that exists, with whatever else the caller knows of it. */
export type ExistingAssignment = PlannedAssignment & { done: boolean; withdrawn: boolean }

export type Rescheduling<Existing extends ExistingAssignment> = {
  /** nothing changes for these; what is done stays as it was done, even outside the new period */
  kept: Existing[]
  moved: { before: Existing; after: PlannedAssignment }[]
  appeared: PlannedAssignment[]
  vanished: Existing[]
}

const seriesOf = ({ dutyId, unitId }: PlannedAssignment): string => `${dutyId} ${unitId}`

const sameDates = (a: PlannedAssignment, b: PlannedAssignment): boolean =>
  a.fromDate === b.fromDate && a.dueDate === b.dueDate && a.dueTime === b.dueTime

type Pair<Existing> = { before: Existing; after: PlannedAssignment | undefined }

/** A thing due once moves with its dates; what each day owes anew comes and goes with the days. */
function pairsOf<Existing extends ExistingAssignment>(
  before: Existing[],
  after: PlannedAssignment[],
  perDay: boolean,
): Pair<Existing>[] {
  const once = !perDay && before.length === 1 && after.length === 1
  return before.map((row) => ({
    before: row,
    after: once ? after[0] : after.find((day) => day.fromDate === row.fromDate),
  }))
}

/** New rows are numbered after every row there ever was, withdrawn ones too: a number is never used twice. */
function numberAfter(existing: readonly PlannedAssignment[], rows: PlannedAssignment[]): PlannedAssignment[] {
  const last = Math.max(0, ...existing.map((row) => row.occurrence))
  return rows.map((row, index) => ({ ...row, occurrence: last + index + 1 }))
}

function compareSeries<Existing extends ExistingAssignment>(
  existing: Existing[],
  after: PlannedAssignment[],
  perDay: boolean,
): Rescheduling<Existing> {
  const pairs = pairsOf(
    existing.filter((row) => !row.withdrawn),
    after,
    perDay,
  )
  const stays = ({ before, after }: Pair<Existing>) => before.done || (after !== undefined && sameDates(before, after))
  const changing = pairs.filter((pair) => !stays(pair))
  const matched = new Set(pairs.map((pair) => pair.after))
  return {
    kept: pairs.filter(stays).map((pair) => pair.before),
    moved: changing.flatMap(({ before, after }) => (after ? [{ before, after }] : [])),
    appeared: numberAfter(
      existing,
      after.filter((row) => !matched.has(row)),
    ),
    vanished: changing.filter((pair) => !pair.after).map((pair) => pair.before),
  }
}

/** What a change of the period, of the calendar or of a duty does to assignments that are already out. */
export function reschedule<Existing extends ExistingAssignment>(
  before: readonly Existing[],
  after: readonly PlannedAssignment[],
  duties: readonly SchedulableDuty[],
): Rescheduling<Existing> {
  const perDay = new Set(duties.filter(isOwedPerDay).map((duty) => duty.id))
  const old = Map.groupBy(before, seriesOf)
  const planned = Map.groupBy(after, seriesOf)
  const parts = [...new Set([...old.keys(), ...planned.keys()])].map((series) => {
    const rows = [old.get(series) ?? [], planned.get(series) ?? []] as const
    return compareSeries(...rows, perDay.has((rows[0][0] ?? rows[1][0])!.dutyId))
  })
  return {
    kept: parts.flatMap((part) => part.kept),
    moved: parts.flatMap((part) => part.moved),
    appeared: parts.flatMap((part) => part.appeared),
    vanished: parts.flatMap((part) => part.vanished),
  }
}

/** The same change without what lies before a day: nothing is owed after the fact, and nothing owed is taken back. */
export function startingFrom<Existing extends ExistingAssignment>(
  change: Rescheduling<Existing>,
  day: string | undefined,
): Rescheduling<Existing> {
  if (day === undefined) return change
  const isOver = ({ dueDate }: PlannedAssignment) => dueDate !== null && dueDate < day
  const past = change.vanished.filter(isOver)
  return {
    kept: [...change.kept, ...past],
    moved: change.moved,
    appeared: change.appeared.filter((row) => !isOver(row)),
    vanished: change.vanished.filter((row) => !isOver(row)),
  }
}

const datesOf = ({ fromDate, dueDate, dueTime }: PlannedAssignment) => ({ fromDate, dueDate, dueTime })

/** The same as one list, for people to read before they confirm. */
export const movesOf = ({ moved, appeared, vanished }: Rescheduling<ExistingAssignment>): PlannedMove[] => [
  ...moved.map(({ before, after }) => move('moved', before, after)),
  ...appeared.map((after) => move('appeared', null, after)),
  ...vanished.map((before) => move('vanished', before, null)),
]

function move(
  change: PlannedMove['change'],
  before: PlannedAssignment | null,
  after: PlannedAssignment | null,
): PlannedMove {
  const { dutyId, unitId } = (before ?? after)!
  return { change, dutyId, unitId, before: before && datesOf(before), after: after && datesOf(after) }
}
