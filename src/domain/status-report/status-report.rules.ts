import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type {
  StatusBoard,
  StatusCall,
  StatusCount,
  StatusEntry,
  StatusPlace,
  StatusReport,
} from '#domain/status-report/status-report.ts'
import {
  cellOf,
  isOnTime,
  type StatusCell,
  type StatusSlot,
  type Subject,
  slotsOf,
  subjectKey,
} from '#domain/status-report/status-slot.rules.ts'

/** Who asks, for whom that person stands in, and whether that person is on duty while the office is closed. */
export type Reporting = { actor: Acting; standingFor: readonly Acting[]; isOnDuty: boolean }

/** Anybody of the unit, who stands in for one of it, and on days off whoever is on duty. */
export const reportsFor = ({ actor, standingFor, isOnDuty }: Reporting, unitId: string): boolean =>
  actor.unitId === unitId || standingFor.some((absent) => absent.unitId === unitId) || isOnDuty

type Answered = { slot: StatusSlot | undefined; corrected: StatusReport | undefined; now: Date }
type Judged = { dueAt: string; onTime: boolean }

/**
 * Whether a report given in this way counts as in time. What ethics heard by telephone it may write down, and says so
 * in the note. What is put right keeps the punctuality of the first report.
 */
export function checkEntry(reporting: Reporting, entry: StatusEntry, { slot, corrected, now }: Answered): Judged {
  const isOwn = reportsFor(reporting, entry.unitId)
  if (!isOwn && !isEthics(reporting.actor)) throw new Problem('statusReport.not_own_unit')
  if (!slot) throw new Problem('statusReport.not_expected')
  if (now < new Date(slot.opensAt)) throw new Problem('statusReport.too_early', { opensAt: slot.opensAt })
  const isNoteOwed = entry.state === 'abnormal' || entry.correctsId !== null || !isOwn
  if (isNoteOwed && entry.note === '') throw new Problem('statusReport.note_missing')
  if (entry.correctsId === null) return { dueAt: slot.dueAt, onTime: isOnTime(slot, new Date(entry.claimedAt), now) }
  const isSame = corrected && subjectKey(corrected) === subjectKey(entry)
  if (!isSame || Date.parse(corrected.dueAt) !== Date.parse(entry.dueAt))
    throw new Problem('statusReport.other_corrected')
  return { dueAt: slot.dueAt, onTime: corrected.onTime }
}

/** 行政室, or 行政室 後門 for one of its facilities. */
export const placeName = ({ unitName, pointName }: Pick<StatusPlace, 'unitName' | 'pointName'>): string =>
  [unitName, pointName].filter(Boolean).join(' ')

export type StatusRow = { place: StatusPlace; cells: Map<string, StatusCell> }
export type StatusMatrix = { slots: StatusSlot[]; rows: StatusRow[] }

type Shown = Pick<StatusBoard, 'schedules' | 'period' | 'range' | 'places' | 'reports'>

const keyOf = (subject: Subject, dueAt: string): string => `${subjectKey(subject)} ${Date.parse(dueAt)}`

const isThere = ({ endedOn }: StatusPlace, date: string): boolean => endedOn === null || date < endedOn

/** Subjects by times; a cell is missing where nothing was owed. */
export function matrixOf({ schedules, period, range, places, reports }: Shown, now: Date): StatusMatrix {
  const slots = slotsOf(schedules, period).filter(({ date }) => range.start <= date && date <= range.end)
  const owing = new Map(schedules.map(({ number, subjects }) => [number, new Set(subjects.map(subjectKey))]))
  const made = Map.groupBy(reports, (report) => keyOf(report, report.dueAt))
  const rows = places.map((place) => ({
    place,
    cells: new Map(
      slots
        .filter(({ number, date }) => owing.get(number)!.has(subjectKey(place)) && isThere(place, date))
        .map((slot) => [slot.dueAt, cellOf(slot, made.get(keyOf(place, slot.dueAt)) ?? [], now)]),
    ),
  }))
  return { slots, rows }
}

/** How many were owed so far, and what came of them. What was given before its time counts already. */
export function countsOf({ cells }: StatusRow): StatusCount {
  const owed = [...cells.values()].filter(({ state }) => state !== 'waiting' && state !== 'open')
  const given = owed.filter(({ reports }) => reports.length > 0)
  const onTime = given.filter((cell) => cell.onTime).length
  return {
    expected: owed.length,
    onTime,
    late: given.length - onTime,
    missing: owed.length - given.length,
  }
}

/** The last of which it is known whether anything was heard; what is only just overdue does not hide a long silence. */
const lastSettled = ({ cells }: StatusRow): [dueAt: string, cell: StatusCell] | undefined =>
  [...cells].findLast(([, { state, reports }]) => state === 'missing' || reports.length > 0)

/** How much a row needs somebody: what is not heard first, then what is late, then what is abnormal. */
function urgencyOf(row: StatusRow): number {
  const state = lastSettled(row)?.[1].state
  if (state === 'missing') return 0
  if ([...row.cells.values()].some((cell) => cell.state === 'overdue')) return 1
  return state === 'abnormal' ? 2 : 3
}

/** The silent ones first, else in the order of the agency. */
export const inOrderOfNeed = (rows: readonly StatusRow[]): StatusRow[] =>
  rows.toSorted((one, other) => urgencyOf(one) - urgencyOf(other))

/** Nothing is heard, and it is time to ask: by ethics, and by who stands in for the head. */
export function callsOf(
  board: Shown & { planId: string },
  reporting: Omit<Reporting, 'isOnDuty'>,
  now: Date,
): StatusCall[] {
  const isCalled = (unitId: string) =>
    isEthics(reporting.actor) ||
    reporting.standingFor.some((absent) => absent.unitId === unitId && absent.roles.includes('unitHead'))
  return matrixOf(board, now).rows.flatMap((row) => {
    const last = lastSettled(row)
    if (last?.[1].state !== 'missing' || !isCalled(row.place.unitId)) return []
    return [{ ...row.place, planId: board.planId, dueAt: last[0] }]
  })
}

/** Over all units and facilities. */
export const sumOf = (counts: readonly StatusCount[]): StatusCount =>
  counts.reduce(
    (sum, { expected, onTime, late, missing }) => ({
      expected: sum.expected + expected,
      onTime: sum.onTime + onTime,
      late: sum.late + late,
      missing: sum.missing + missing,
    }),
    { expected: 0, onTime: 0, late: 0, missing: 0 },
  )
