import {
  addDays,
  type DatePeriod,
  dateInTaipei,
  type IsoDate,
  instantOf,
  isTakenAsWorkday,
  type OfficeCalendar,
} from '#domain/calendar.ts'
import type { OffDutyBoard, OffDutyRound, OffDutyRules } from '#domain/off-duty-check/off-duty-check.ts'

/** As many days off in a row make a holiday; two are a weekend. */
const shortestHoliday = 3

/** What is looked at on that day; null on a day off. */
export function roundOf(date: IsoDate, calendar: OfficeCalendar): OffDutyRound | null {
  if (!isTakenAsWorkday(date, calendar)) return null
  const following = Array.from({ length: shortestHoliday }, (_, index) => addDays(date, index + 1))
  return following.some((day) => isTakenAsWorkday(day, calendar)) ? 'everyDay' : 'holidayEve'
}

type Days = Pick<OffDutyRules, 'days'> & { periods: readonly DatePeriod[] }

/** Whether the agency wants its rooms closed on that day. */
export function isAsked(date: IsoDate, { days, periods }: Days, calendar: OfficeCalendar): boolean {
  const round = roundOf(date, calendar)
  if (round === null || days === 'workdays') return round !== null
  return round === 'holidayEve' || (days === 'period' && periods.some(({ start, end }) => start <= date && date <= end))
}

const dayBeginsHour = 5
const hourMs = 3_600_000

/** Whoever works past midnight still ends the day before. */
export const closingDay = (now: Date): IsoDate => dateInTaipei(new Date(now.getTime() - dayBeginsHour * hourMs))

const lookedAhead = 60

/** The eve of a holiday on that day or next after it. */
export function nextEve(date: IsoDate, calendar: OfficeCalendar): IsoDate | null {
  const days = Array.from({ length: lookedAhead }, (_, index) => addDays(date, index))
  return days.find((day) => roundOf(day, calendar) === 'holidayEve') ?? null
}

/** The first instant after another at which it is this time on an office day. */
export function nextAt(time: string, after: Date, calendar: OfficeCalendar): Date {
  let date = dateInTaipei(after)
  while (!isTakenAsWorkday(date, calendar) || instantOf(date, time) <= after) date = addDays(date, 1)
  return instantOf(date, time)
}

/** What is known of another day, for the one that ends now: the rooms, and nothing yet of how they were left. */
export function carriedOver(board: OffDutyBoard, date: IsoDate, calendar: OfficeCalendar): OffDutyBoard {
  if (board.date === date) return board
  const round = roundOf(date, calendar)
  return { ...board, date, round, isAsked: round !== null, closings: [], exemptions: [], eve: nextEve(date, calendar) }
}
