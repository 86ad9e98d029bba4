import { z } from 'zod'
import { addDays, type DatePeriod, datesIn, daysBetween, type IsoDate, rocYearOf, weekdayOf } from './date.ts'
import { Problem } from './problem.ts'

// Whoever works with the calendar works with its dates.
export * from './date.ts'

export const DayKind = z.enum([
  'workday',
  'weekend',
  'holiday',
  'compensatoryHoliday',
  'adjustedHoliday',
  'makeupWorkday',
  'naturalDisasterSuspension',
])
export type DayKind = z.infer<typeof DayKind>

/** A day that is not what its weekday says, or that has a name. */
export const CalendarDay = z.strictObject({
  date: z.iso.date(),
  kind: DayKind,
  name: z.string().min(1).max(80),
  /** key of one of the year's sources */
  source: z.string(),
  /** the occasion whose plan is built around this day */
  festival: z.string().optional(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarSource = z.strictObject({
  key: z.string(),
  /** true: the Executive Yuan's own decision; false: taken from a transcript or the news, to be checked by the agency */
  official: z.boolean(),
  title: z.string(),
  url: z.url().optional(),
})

/** The official office calendar: holidays are decided each year, so a year that is not here is not known. */
export const OfficeCalendar = z
  .strictObject({
    years: z.array(
      z.strictObject({ rocYear: z.int().positive(), sources: z.array(CalendarSource), days: z.array(CalendarDay) }),
    ),
  })
  .meta({ id: 'OfficeCalendar' })
export type OfficeCalendar = z.infer<typeof OfficeCalendar>

const findYear = (calendar: OfficeCalendar, rocYear: number) =>
  calendar.years.find((candidate) => candidate.rocYear === rocYear)

export const isYearKnown = (rocYear: number, calendar: OfficeCalendar): boolean =>
  findYear(calendar, rocYear) !== undefined

function yearIn(calendar: OfficeCalendar, rocYear: number) {
  const year = findYear(calendar, rocYear)
  if (!year) throw new Problem('calendar.year_missing', { rocYear })
  return year
}

/** The entry for a day that has one. */
export const calendarDay = (date: IsoDate, calendar: OfficeCalendar): CalendarDay | undefined =>
  yearIn(calendar, rocYearOf(date)).days.find((day) => day.date === date)

export const isWeekend = (date: IsoDate): boolean => [0, 6].includes(weekdayOf(date))

export const dayKind = (date: IsoDate, calendar: OfficeCalendar): DayKind =>
  calendarDay(date, calendar)?.kind ?? (isWeekend(date) ? 'weekend' : 'workday')

export function isWorkday(date: IsoDate, calendar: OfficeCalendar): boolean {
  const kind = dayKind(date, calendar)
  return kind === 'workday' || kind === 'makeupWorkday'
}

/** What cannot wait for a year's holidays to be decided goes by the weekday until then. */
export const isTakenAsWorkday = (date: IsoDate, calendar: OfficeCalendar): boolean =>
  isYearKnown(rocYearOf(date), calendar) ? isWorkday(date, calendar) : !isWeekend(date)

/** So many of them on, or back; the date itself is not counted. */
export function workdaysFrom(date: IsoDate, count: number, step: 1 | -1, calendar: OfficeCalendar): IsoDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, step)
    if (isTakenAsWorkday(day, calendar)) left -= 1
  }
  return day
}

function walk(date: IsoDate, step: 1 | -1, calendar: OfficeCalendar): IsoDate {
  let day = addDays(date, step)
  while (!isWorkday(day, calendar)) day = addDays(day, step)
  return day
}

/** The last workday before the date. */
export const previousWorkday = (date: IsoDate, calendar: OfficeCalendar): IsoDate => walk(date, -1, calendar)

/** The first workday after the date. */
export const nextWorkday = (date: IsoDate, calendar: OfficeCalendar): IsoDate => walk(date, 1, calendar)

/** The n-th workday after the date (before it when n is negative); the date itself is not counted. */
export function addWorkdays(date: IsoDate, n: number, calendar: OfficeCalendar): IsoDate {
  const step = n < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(n); left > 0; left -= 1) day = walk(day, step, calendar)
  return day
}

export const workdaysIn = (period: DatePeriod, calendar: OfficeCalendar): IsoDate[] =>
  datesIn(period).filter((date) => isWorkday(date, calendar))

/** The unbroken run of days off around a day off. */
const blockAround = (dayOff: IsoDate, calendar: OfficeCalendar): DatePeriod => ({
  start: addDays(previousWorkday(dayOff, calendar), 1),
  end: addDays(nextWorkday(dayOff, calendar), -1),
})

/** Two days off are a weekend; a holiday block is longer. */
const shortestBlock = 3
const lengthOf = ({ start, end }: DatePeriod): number => daysBetween(start, end) + 1

/**
 * The block of days off that the period is about: the festival's own, if the period touches it, however short;
 * else the longest run of three days or more, the earlier of two equal ones. A block may reach beyond the period.
 */
export function holidayBlockIn(
  period: DatePeriod,
  calendar: OfficeCalendar,
  festival?: string | null,
): DatePeriod | null {
  const daysOff = datesIn(period).filter((date) => !isWorkday(date, calendar))
  const named = festival && daysOff.find((date) => calendarDay(date, calendar)?.festival === festival)
  if (named) return blockAround(named, calendar)
  const blocks = daysOff.map((date) => blockAround(date, calendar)).filter((block) => lengthOf(block) >= shortestBlock)
  return blocks.reduce<DatePeriod | null>(
    (longest, block) => (longest && lengthOf(longest) >= lengthOf(block) ? longest : block),
    null,
  )
}

export type ProposedPeriod = DatePeriod & { days: number; holidayBlock: DatePeriod; kind: 'suggestion' }

const proposedDays = 15

/**
 * Fifteen days that end on the first workday after the festival's block, as most plans have had it. A suggestion only:
 * the superior's letter decides. Null for an occasion that the calendar does not know, such as an election.
 */
export function proposePeriod(occasion: string, rocYear: number, calendar: OfficeCalendar): ProposedPeriod | null {
  const festivalDay = yearIn(calendar, rocYear).days.find((day) => day.festival === occasion)
  if (!festivalDay) return null
  const holidayBlock = blockAround(festivalDay.date, calendar)
  const end = nextWorkday(holidayBlock.end, calendar)
  return { start: addDays(end, 1 - proposedDays), end, days: proposedDays, holidayBlock, kind: 'suggestion' }
}
