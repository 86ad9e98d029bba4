import { formatRocDateLong, weekdayOf } from '#domain/calendar.ts'
import type { Sitting } from './meeting-paper.ts'
import type { Say } from './official-document.document.ts'

const weekdays = [...'日一二三四五六']

export const weekdayText = ({ date }: Pick<Sitting, 'date'>): string => `星期${weekdays[weekdayOf(date)]}`

/** 上午9時30分, from 09:30. */
export function timeText({ time }: Pick<Sitting, 'time'>): string {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const half = hour < 12 ? '上午' : '下午'
  return `${half}${hour > 12 ? hour - 12 : hour}時${minute > 0 ? `${minute}分` : ''}`
}

export const sittingText = (sitting: Sitting, say: Say): string =>
  say('officialDocument.paper.sitting', {
    date: formatRocDateLong(sitting.date),
    weekday: weekdayText(sitting),
    time: timeText(sitting),
  })
