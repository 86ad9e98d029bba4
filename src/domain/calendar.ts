import { z } from 'zod'
import { Problem } from './problem.ts'

/** Dates are ISO strings without time or zone; every sum is done in UTC, so no clock of the machine can shift a day. */

export type IsoDate = string
export type DatePeriod = { start: IsoDate; end: IsoDate }

const dayMs = 86_400_000
const taipeiOffsetMs = 8 * 3_600_000
export const firstRocYear = 1912
const weekdayNames = ['日', '一', '二', '三', '四', '五', '六'] as const

const toMs = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`)
const toIso = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10)

export const addDays = (date: IsoDate, days: number): IsoDate => toIso(toMs(date) + days * dayMs)

/** How many days lie between; 0 on the same day, negative when `to` comes first. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => (toMs(to) - toMs(from)) / dayMs

/** Every day of the period, first and last included. */
export const datesIn = ({ start, end }: DatePeriod): IsoDate[] =>
  Array.from({ length: Math.max(0, daysBetween(start, end) + 1) }, (_, day) => addDays(start, day))

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (date: IsoDate): number => new Date(toMs(date)).getUTCDay()

export const weekdayName = (date: IsoDate): string => weekdayNames[weekdayOf(date)]!

export const rocYearOf = (date: IsoDate): number => Number(date.slice(0, 4)) - firstRocYear + 1

const partsOf = (date: IsoDate) => ({
  year: rocYearOf(date),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8)),
})

/** 115/2/14（六） */
export function formatRocDate(date: IsoDate): string {
  const { year, month, day } = partsOf(date)
  return `${year}/${month}/${day}（${weekdayName(date)}）`
}

/** 中華民國115年2月14日 */
export function formatRocDateLong(date: IsoDate): string {
  const { year, month, day } = partsOf(date)
  return `中華民國${year}年${month}月${day}日`
}

const rocDate =
  /^(?:中華民國|民國)?(\d{2,3})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?(?:\((?:星期|週)?([日一二三四五六])\))?$/

/** Reads what the two formats write, and the usual ways between; null for what is no date or names the wrong weekday. */
export function parseRocDate(text: string): IsoDate | null {
  const parts = rocDate.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!parts) return null
  const [, year, month, day, weekday] = parts
  const gregorian = Number(year) + firstRocYear - 1
  const date = `${gregorian}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  if (Number.isNaN(toMs(date)) || toIso(toMs(date)) !== date) return null
  return weekday && weekday !== weekdayName(date) ? null : date
}

/** Taiwan keeps UTC+8 the whole year. */
export const dateInTaipei = (instant: Date): IsoDate => toIso(instant.getTime() + taipeiOffsetMs)

/** HH:MM */
export const timeInTaipei = (instant: Date): string =>
  new Date(instant.getTime() + taipeiOffsetMs).toISOString().slice(11, 16)

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

function yearIn(calendar: OfficeCalendar, rocYear: number) {
  const year = calendar.years.find((candidate) => candidate.rocYear === rocYear)
  if (!year) throw new Problem('calendar.year_missing', { rocYear })
  return year
}

/** The entry for a day that has one. */
export const calendarDay = (date: IsoDate, calendar: OfficeCalendar): CalendarDay | undefined =>
  yearIn(calendar, rocYearOf(date)).days.find((day) => day.date === date)

export function dayKind(date: IsoDate, calendar: OfficeCalendar): DayKind {
  const weekday = weekdayOf(date)
  return calendarDay(date, calendar)?.kind ?? (weekday === 0 || weekday === 6 ? 'weekend' : 'workday')
}

export function isWorkday(date: IsoDate, calendar: OfficeCalendar): boolean {
  const kind = dayKind(date, calendar)
  return kind === 'workday' || kind === 'makeupWorkday'
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
