import { numeralValue } from './numeral.ts'

/** Dates as plans write them: 112年1月16日, 一百一十二年一月十六日, 2023/1/16, 112.1.16, with weekday and time. */
export type WrittenDate = {
  start: number
  end: number
  date: string | null
  year: number | null
  month: number
  day: number
  /** 0 is Sunday; null where none is written */
  weekday: number | null
  time: string | null
}

const number = '(?:\\d{1,4}|[〇零○一二三四五六七八九十百廿卅]{1,6})'
const spelled = new RegExp(`(?:(?:中華)?民國|西元|公元)?(?:(${number})年度?)?(${number})月(${number})日?`, 'g')
const dotted = /(?<![\d.])(?:(\d{2,4})([./-]))?(\d{1,2})([./-])(\d{1,2})(?![\d.%])/g
const dayOnly = /(?<=[至到迄~–—-])(?:同年月|同月|本月|當月)?(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日/g
const weekdayMark = /^(?:[(](?:星期|週|周|禮拜)?([一二三四五六日天])[)]|(?:星期|週|禮拜)([一二三四五六日天]))/
const timeMark =
  /^(?:(上午|下午|晚上|晚間|凌晨|中午|早上|夜間|午夜)?(\d{1,2}|[零〇一二三四五六七八九十廿]{1,4})(?:[:](\d{2})|[時點](?:(\d{1,2}|[一二三四五六七八九十]{1,3})分|整|正)?))/

export const westernYear = (year: number): number => (year > 1911 ? year : year + 1911)

export function isoDate(year: number, month: number, day: number): string | null {
  const text = `${String(westernYear(year)).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const parsed = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text ? null : text
}

type Match = { start: number; end: number; year: number | null; month: number; day: number }

function matches(text: string): Match[] {
  const found: Match[] = []
  for (const m of text.matchAll(spelled))
    found.push(matchOf(m.index, m[0].length, m[1], m[2] as string, m[3] as string))
  for (const m of text.matchAll(dotted)) {
    if (m[2] !== undefined && m[2] !== m[4]) continue
    if (m[2] === undefined && m[4] !== '/') continue
    if (found.some((other) => m.index >= other.start && m.index < other.end)) continue
    found.push(matchOf(m.index, m[0].length, m[1], m[3] as string, m[5] as string))
  }
  found.sort((a, b) => a.start - b.start)
  return [...found, ...secondDays(text, found)].sort((a, b) => a.start - b.start)
}

/** 「1月16日至30日」: the second day stands without its month. */
const secondDays = (text: string, found: Match[]): Match[] =>
  [...text.matchAll(dayOnly)].flatMap((m) => {
    const before = found.findLast((other) => other.end <= m.index)
    if (!before || m.index - before.end > 12) return []
    return [{ ...before, start: m.index, end: m.index + m[0].length, year: null, day: numeralValue(m[1] as string) }]
  })

const matchOf = (start: number, length: number, year: string | undefined, month: string, day: string): Match => ({
  start,
  end: start + length,
  year: year === undefined ? null : numeralValue(year),
  month: numeralValue(month),
  day: numeralValue(day),
})

function weekdayAfter(text: string, at: number): { weekday: number; length: number } | null {
  const match = weekdayMark.exec(text.slice(at, at + 8))
  if (!match) return null
  const weekday = '日一二三四五六'.indexOf((match[1] ?? match[2] ?? '').replace('天', '日'))
  return { weekday, length: match[0].length }
}

/** 「下午五時三十分」 → 17:30 */
export function timeAt(text: string, at: number): { time: string; length: number } | null {
  const match = timeMark.exec(text.slice(at, at + 14))
  if (!match) return null
  const half = match[1] ?? ''
  let hour = numeralValue(match[2] as string)
  const minute = match[3] ? Number(match[3]) : match[4] ? numeralValue(match[4]) : 0
  if (/下午|晚/.test(half) && hour < 12) hour += 12
  if (!(hour <= 24) || !(minute < 60)) return null
  return { time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, length: match[0].length }
}

/** Every date in the text. A date without a year takes that of the date before it, else `yearBefore`. */
export function datesOf(text: string, yearBefore: number | null): WrittenDate[] {
  let year = yearBefore
  let lastMonth = 0
  return matches(text).flatMap((match) => {
    if (match.month < 1 || match.month > 12 || match.day < 1 || match.day > 31) return []
    if (match.year !== null) year = match.year
    else if (year !== null && lastMonth >= 11 && match.month <= 2) year += 1
    lastMonth = match.month
    let end = match.end
    const weekday = weekdayAfter(text, end)
    if (weekday) end += weekday.length
    const time = timeAt(text, end)
    if (time) end += time.length
    return [
      {
        start: match.start,
        end,
        year,
        month: match.month,
        day: match.day,
        date: year === null ? null : isoDate(year, match.month, match.day),
        weekday: weekday?.weekday ?? null,
        time: time?.time ?? null,
      },
    ]
  })
}
