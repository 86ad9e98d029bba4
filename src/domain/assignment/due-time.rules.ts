const halfDay = '(?:(上午|早上|中午|下午|傍晚|晚間|晚上|夜間))?'
const hour = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const minute = '(?:(\\d{1,2})分|(半))?'
const until = '(?:前|以前|之前|整?前)'
const clockTime = new RegExp(`${halfDay}\\s{0,2}${hour}\\s{0,2}[時點]${minute}${until}`)
const digital = /(\d{1,2})[:：](\d{2})\s{0,2}(?:前|以前|之前)/

const afternoon = new Set(['下午', '傍晚', '晚間', '晚上', '夜間'])
const chinese = '〇一二三四五六七八九'

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written)
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written]
  const ten = written.includes('十') ? (tens ? chinese.indexOf(tens) : 1) * 10 : 0
  return ten + (ones ? chinese.indexOf(ones) : 0)
}

const asTime = (hours: number, minutes: number): string | null =>
  hours <= 23 && minutes <= 59 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null

/** The hour by which a duty's own words want it done, such as 每日下午五時前; null where they name none. */
export function dueTimeIn(words: string): string | null {
  const written = digital.exec(words)
  if (written) return asTime(Number(written[1]), Number(written[2]))
  const [, half, hours, minutes, halfHour] = clockTime.exec(words) ?? []
  if (!hours) return null
  const named = numberOf(hours)
  const clock = half && afternoon.has(half) && named < 12 ? named + 12 : named
  return asTime(clock, halfHour ? 30 : Number(minutes ?? 0))
}
