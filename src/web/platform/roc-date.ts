import { dateInTaipei, formatRocDate, timeInTaipei } from '#domain/date.ts'
import { language } from './i18n.ts'

/** 115/2/14（六）; in English 2026-02-14 (Sat). */
export function dateText(date: string): string {
  if (language() === 'zh-TW') return formatRocDate(date)
  const weekday = new Intl.DateTimeFormat('en', {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(date))
  return `${date} (${weekday})`
}

export function instantText(instant: string): string {
  const moment = new Date(instant)
  return `${dateText(dateInTaipei(moment))} ${timeInTaipei(moment)}`
}

/** 民國115年: the year as people say it. */
export const yearText = (rocYear: number): string => (language() === 'zh-TW' ? String(rocYear) : String(rocYear + 1911))
