import { daysBetween } from '#domain/calendar.ts'
import type { PlanPeriod, Span, Stage } from './compiled-plan.ts'
import { datesOf, type WrittenDate } from './date.reader.ts'
import { type Flow, spanOf } from './flow.ts'
import { numeralValue } from './numeral.ts'

type Range = { first: WrittenDate; last: WrittenDate; start: string; end: string; label: string; after: string }
export type DayCount = { written: number; counted: number; span: Span }
export type ReadPeriod = { period: PlanPeriod | null; dayCounts: DayCount[] }

const between = /^[^。;\d月日]{0,14}?(?:至|到|迄|~|-|–|—|―|─|－|‧)[^。;\d月日]{0,12}$/
const labelBefore = /(第[一二三四五六\d]{1,2}階段|[一-鿿]{2,8}(?:階段|期間|時段|時程|時間))[^。;,]{0,14}$/
const count = /^[^。;]{0,30}?(?:為期|共計|合計|總計|共|計|期間)[約]?(\d{1,3}|[一二三四五六七八九十廿卅百]{1,4})[日天]/

/** 「即日起」 and festivals as ends are left to people: only written dates make a period. */
function rangesIn(text: string, year: number | null): Range[] {
  const dates = datesOf(text, year)
  const ranges: Range[] = []
  for (let index = 0; index + 1 < dates.length; index += 1) {
    const first = dates[index] as WrittenDate
    const last = dates[index + 1] as WrittenDate
    const gap = text.slice(first.end, last.start)
    if (gap.length > 30 || !between.test(gap) || first.date === null || last.date === null) continue
    if (last.date < first.date) continue
    const label = labelBefore.exec(text.slice(Math.max(0, first.start - 40), first.start))?.[1] ?? ''
    ranges.push({ first, last, start: first.date, end: last.date, label, after: text.slice(last.end, last.end + 50) })
    index += 1
  }
  return ranges
}

/** All ranges of the chapter together; a chapter with one date only is a period of one day. */
export function readPeriod(chapter: readonly Flow[], year: number | null): ReadPeriod {
  const read = chapter.map((flow) => ({ flow, ranges: rangesIn(flow.text, year) }))
  const ranges = read.flatMap((each) => each.ranges)
  const dayCounts = read.flatMap((each) => each.ranges.flatMap((range) => dayCountOf(range, each.flow)))
  return { period: ranges.length > 0 ? union(ranges) : null, dayCounts }
}

function dayCountOf(range: Range, flow: Flow): DayCount[] {
  const match = count.exec(range.after)
  if (!match) return []
  const written = numeralValue(match[1] as string)
  const counted = daysBetween(range.start, range.end) + 1
  return [{ written, counted, span: spanOf(flow, range.last.end, range.last.end + match[0].length) }]
}

const stageOf = (range: Range): Stage => ({
  label: range.label,
  start: range.start,
  end: range.end,
  ...(range.first.time ? { startTime: range.first.time } : {}),
  ...(range.last.time ? { endTime: range.last.time } : {}),
})

function union(ranges: Range[]): PlanPeriod {
  const start = ranges.map((range) => range.start).sort()[0] as string
  const end = ranges
    .map((range) => range.end)
    .sort()
    .at(-1) as string
  const startTime = ranges.find((range) => range.start === start)?.first.time
  const endTime = ranges.find((range) => range.end === end)?.last.time
  return {
    start,
    end,
    days: daysBetween(start, end) + 1,
    ...(startTime ? { startTime } : {}),
    ...(endTime ? { endTime } : {}),
    stages: ranges.length > 1 ? ranges.map(stageOf) : [],
  }
}

/** One day as the whole period: a voting day. */
export function singleDay(flow: Flow, year: number | null): PlanPeriod | null {
  const dates = datesOf(flow.text, year)
  const only = dates[0]
  if (dates.length !== 1 || !only?.date) return null
  return { start: only.date, end: only.date, days: 1, ...(only.time ? { startTime: only.time } : {}), stages: [] }
}
