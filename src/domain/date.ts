/** Dates are ISO strings without time or zone; every sum is done in UTC, so no clock of the machine can shift a day. */

export type IsoDate = string
export type DatePeriod = { start: IsoDate; end: IsoDate }

const dayMs = 86_400_000
const taipeiOffsetMs = 8 * 3_600_000
export const firstRocYear = 1912
const weekdayNames = ['日', '一', '二', '三', '四', '五', '六'] as const

const toMs = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`)
const toIso = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10)

/** Whether the text is a day of the calendar, written as a date. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const ms = toMs(text)
  return !Number.isNaN(ms) && toIso(ms) === text
}

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

/** HH:MM on a day in Taipei */
export const instantOf = (date: IsoDate, time: string): Date => new Date(`${date}T${time}:00+08:00`)

/** Clocks of phones differ, and networks are slow; what was meant as "now" is not refused for seconds. */
const clockToleranceMs = 60_000

export const isAhead = (instant: string, now: Date): boolean => Date.parse(instant) > now.getTime() + clockToleranceMs
