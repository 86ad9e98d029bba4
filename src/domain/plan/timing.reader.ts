import type { DutyTiming, PlanPeriod } from './compiled-plan.ts'
import { datesOf } from './date.reader.ts'
import words from './timing-words.json' with { type: 'json' }

/** When something is due, as far as the phrase says. `lasting`: the time goes on for the phrases that follow. */
export type Timing = { timing: DutyTiming; lasting: boolean; weak?: true }

const lasting = new Set<DutyTiming>([
  'before_holiday',
  'last_workday',
  'daily',
  'during_holiday',
  'during_period',
  'after_period',
])

const named = Object.entries(words.named) as [DutyTiming, string[]][]

/** 「連續假期屆至前」, 「節前三日」: an anchor close before 前. */
function isBefore(text: string): boolean {
  for (let at = text.indexOf('前'); at >= 0; at = text.indexOf('前', at + 1)) {
    if (words.notBefore.some((word) => text.slice(Math.max(0, at - 3), at + 4).includes(word))) continue
    const near = text.slice(Math.max(0, at - 9), at)
    if (words.anchors.some((anchor) => near.includes(anchor))) return true
  }
  return false
}

/** 「於1月20日前」: told by where the day lies in the period. */
function deadline(text: string, period: PlanPeriod | null, year: number | null): DutyTiming | null {
  const last = datesOf(text, year).at(-1)
  if (!last?.date || !period) return null
  if (!/^[^,;。]{0,8}(前|以前|止)/.test(text.slice(last.end, last.end + 10))) return null
  const day = text.includes('年') ? last.date : nearest(last.date.slice(4), period)
  if (day > period.end) return 'after_period'
  return day <= halfway(period) ? 'before_holiday' : 'during_period'
}

/** A day without its year is the one closest to the period. */
function nearest(monthDay: string, { start }: PlanPeriod): string {
  const year = Number(start.slice(0, 4))
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(start))
  return [year - 1, year, year + 1]
    .map((each) => `${each}${monthDay}`)
    .sort((a, b) => distance(a) - distance(b))[0] as string
}

const halfway = ({ start, end }: PlanPeriod): string =>
  new Date((Date.parse(start) + Date.parse(end)) / 2).toISOString().slice(0, 10)

export function timingIn(text: string, period: PlanPeriod | null, year: number | null): Timing | null {
  const timing = timingOf(text, period, year)
  if (timing === null) return null
  return isWeak(text, timing) ? { timing, lasting: true, weak: true } : { timing, lasting: lasting.has(timing) }
}

/** 「事先掌握」 says little about when: a time that was said before stays. */
const isWeak = (text: string, timing: DutyTiming): boolean =>
  timing === 'before_holiday' &&
  words.weakBefore.some((word) => text.includes(word)) &&
  !words.named.before_holiday.some((word) => !words.weakBefore.includes(word) && text.includes(word)) &&
  !isBefore(text)

/** 「即時聯絡管道」 is a thing, not a time. */
const notAtOnce = /即時(?=聯絡|聯繫|通訊|訊息|資訊|監|影像|新聞)/g

const has = (text: string, timing: DutyTiming): boolean =>
  named.some(([name, list]) => name === timing && list.some((word) => text.includes(word)))

function timingOf(text: string, period: PlanPeriod | null, year: number | null): DutyTiming | null {
  if (has(text, 'last_workday')) return 'last_workday'
  if (has(text.replaceAll(notAtOnce, ''), 'immediately') && !has(text, 'daily')) return 'immediately'
  const due = deadline(text, period, year)
  if (due && !/每/.test(text)) return due
  if (has(text, 'daily'))
    return /\d[日/].{0,3}(?:下班|放學|收班|閉館|打烊|營業終了)/.test(text) ? 'last_workday' : 'daily'
  if (has(text, 'before_holiday') || isBefore(text)) return 'before_holiday'
  if (due) return due
  const rest: DutyTiming[] = ['after_period', 'during_holiday', 'during_period', 'as_needed']
  return rest.find((timing) => has(text, timing)) ?? null
}
