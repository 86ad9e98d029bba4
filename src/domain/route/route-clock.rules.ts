import {
  addDays,
  dateInTaipei,
  type IsoDate,
  isYearKnown,
  type OfficeCalendar,
  rocYearOf,
  workdaysFrom,
} from '#domain/calendar.ts'
import type { ClockStart, Within } from '#domain/route/route.ts'

const minuteMs = 60_000
const taipeiOffset = '+08:00'

/** The first moment that is no longer this day in Taipei. */
const endOf = (date: IsoDate): Date => new Date(`${addDays(date, 1)}T00:00:00${taipeiOffset}`)

function monthsAfter(start: Date, count: number): Date {
  const local = new Date(start.getTime() + 8 * 60 * minuteMs)
  const day = local.getUTCDate()
  local.setUTCDate(1)
  local.setUTCMonth(local.getUTCMonth() + count)
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate()
  local.setUTCDate(Math.min(day, last))
  return new Date(local.getTime() - 8 * 60 * minuteMs)
}

/** When a clock that runs from `start` is over. */
export function dueAt({ amount, unit }: Within, start: Date, calendar: OfficeCalendar): Date {
  switch (unit) {
    case 'minute':
      return new Date(start.getTime() + amount * minuteMs)
    case 'hour':
      return new Date(start.getTime() + amount * 60 * minuteMs)
    case 'day':
      return endOf(addDays(dateInTaipei(start), amount))
    case 'workday':
      return endOf(workdaysFrom(dateInTaipei(start), amount, 1, calendar))
    case 'month':
      return monthsAfter(start, amount)
  }
}

type Reckoned = { within: Within; startedAt: string; dueAt: string }

/** The years (of the Republic) in whose place the weekdays stood when these clocks were reckoned. */
export function yearsAssumed(clocks: readonly Reckoned[], calendar: OfficeCalendar): number[] {
  const years = clocks
    .filter(({ within }) => within.unit === 'workday')
    .flatMap(({ startedAt, dueAt: due }) => [startedAt, due].map((at) => rocYearOf(dateInTaipei(new Date(at)))))
  return [...new Set(years)].filter((year) => !isYearKnown(year, calendar)).toSorted()
}

/** The moments of an event that clocks run from; null while it has not come. */
export type IncidentTimes = Record<ClockStart, Date | null>
