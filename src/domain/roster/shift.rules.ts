import {
  addDays,
  calendarDay,
  type DatePeriod,
  datesIn,
  type IsoDate,
  instantOf,
  isWorkday,
  type OfficeCalendar,
} from '#domain/calendar.ts'
import { Problem } from '#domain/problem.ts'
import type { DutyDayKind, Shift, ShiftDays, ShiftPattern } from '#domain/roster/shift.ts'

const newYearEve = '農曆除夕'

function dutyDayKind(date: IsoDate, calendar: OfficeCalendar): DutyDayKind {
  if (calendarDay(date, calendar)?.name === newYearEve) return 'newYearEve'
  return isWorkday(date, calendar) ? 'workday' : 'dayOff'
}

const isKept: Record<ShiftDays, (isWorkday: boolean) => boolean> = {
  everyDay: () => true,
  daysOff: (workday) => !workday,
  workdays: (workday) => workday,
}

export function checkPatterns(patterns: readonly ShiftPattern[]): void {
  for (const { name, pool } of patterns)
    if (pool.unitIds.length === 0 && pool.personIds.length === 0) throw new Problem('roster.pool_empty', { name })
  if (new Set(patterns.map(({ name }) => name)).size < patterns.length) throw new Problem('roster.name_repeated')
}

/**
 * The shifts of these days, in order of time. One belongs to the day on which it begins: the last night of a period ends
 * in the morning after it, and is kept to its end.
 */
export function shiftsOn(
  dates: readonly IsoDate[],
  patterns: readonly ShiftPattern[],
  calendar: OfficeCalendar,
): Omit<Shift, 'id'>[] {
  return dates
    .flatMap((date) =>
      patterns
        .filter(({ days }) => isKept[days](isWorkday(date, calendar)))
        .map(({ name, place, from, until, people, pool, isReleased }) => ({
          ...{ date, name, place, people, pool, isReleased },
          startsAt: instantOf(date, from).toISOString(),
          endsAt: instantOf(until > from ? date : addDays(date, 1), until).toISOString(),
          dayKind: dutyDayKind(date, calendar),
        })),
    )
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
}

type Moved = { shifts: readonly Shift[]; period: DatePeriod; planPeriod: DatePeriod }

const isWithin = (date: IsoDate, { start, end }: DatePeriod): boolean => start <= date && date <= end

/** What no longer fits after the plan's period was moved: shifts outside of it, and days that have none. */
export const movedApart = ({ shifts, period, planPeriod }: Moved): { outside: Shift[]; missing: IsoDate[] } => ({
  outside: shifts.filter(({ date }) => !isWithin(date, planPeriod)),
  missing: datesIn(planPeriod).filter((date) => !isWithin(date, period)),
})
