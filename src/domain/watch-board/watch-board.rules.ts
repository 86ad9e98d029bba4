import { type DatePeriod, dateInTaipei, datesIn, daysBetween, type IsoDate } from '#domain/date.ts'
import { type Acting, isEthics, isHead } from '#domain/person/person.rules.ts'
import { inOrderOfNeed, placeName, type StatusRow } from '#domain/status-report/status-report.rules.ts'
import type { CellState } from '#domain/status-report/status-slot.rules.ts'
import type { Wall, WallCounts, WallDay } from './watch-board.ts'

/** Who opened it, and who answers for the watch. */
export const mayEndBoard = (actor: Acting, { openedBy }: { openedBy: string }): boolean =>
  openedBy === actor.personId || isEthics(actor) || isHead(actor)

/** What counts most comes first: one silence is not outvoted by a hundred good words. */
const byWeight: CellState[] = ['missing', 'overdue', 'abnormal', 'open', 'normal', 'waiting']

const dayOf = (states: readonly CellState[]): WallDay => byWeight.find((state) => states.includes(state)) ?? null

const dateOf = (dueAt: string): IsoDate => dateInTaipei(new Date(dueAt))

const statesOn = ({ cells }: StatusRow, date: IsoDate): CellState[] =>
  [...cells].filter(([dueAt]) => dateOf(dueAt) === date).map(([, { state }]) => state)

function countsOn(rows: readonly StatusRow[], today: IsoDate): WallCounts {
  const states = rows.flatMap((row) => statesOn(row, today))
  const count = (...wanted: CellState[]): number => states.filter((state) => wanted.includes(state)).length
  return {
    normal: count('normal'),
    abnormal: count('abnormal'),
    silent: count('overdue', 'missing'),
    ahead: count('waiting', 'open'),
  }
}

/** Units by days, those that need somebody first. */
export function wallOfReports(
  rows: readonly StatusRow[],
  period: DatePeriod | null,
  today: IsoDate,
): Pick<Wall, 'dates' | 'rows' | 'today'> {
  const dates = period ? datesIn(period) : []
  return {
    dates,
    rows: inOrderOfNeed(rows).map((row) => ({
      name: placeName(row.place),
      days: dates.map((date) => dayOf(statesOn(row, date))),
    })),
    today: countsOn(rows, today),
  }
}

export type Progress =
  | { stage: 'before'; days: number }
  | { stage: 'during'; day: number; of: number }
  | { stage: 'after' }

/** How far it is to the period, or how far one is in it. */
export function progressOf({ start, end }: DatePeriod, today: IsoDate): Progress {
  if (today < start) return { stage: 'before', days: daysBetween(today, start) }
  if (today > end) return { stage: 'after' }
  return { stage: 'during', day: daysBetween(start, today) + 1, of: daysBetween(start, end) + 1 }
}
