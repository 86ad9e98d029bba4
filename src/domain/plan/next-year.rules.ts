import { firstRocYear, formatRocDateLong, rocYearOf, weekdayName } from '#domain/calendar.ts'
import type { Duty } from '#domain/duty/duty.ts'

type Period = { start: string; end: string }

/** A date as plans write it: the year may be missing, blanks may stand between, the weekday may follow in brackets. */
const writtenDate =
  /(?:(?:中華)?民國\s*)?(?:(\d{2,3})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日(\s*[（(](?:星期|週)?[一二三四五六日][）)])?/g

const asDate = (year: number, month: string, day: string): string =>
  `${year + firstRocYear - 1}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function rewritten(date: string, hadYear: boolean, weekday: string | undefined): string {
  const whole = formatRocDateLong(date).replace('中華民國', '')
  const words = hadYear ? whole : whole.replace(/^\d+年/, '')
  return weekday ? `${words}（星期${weekdayName(date)}）` : words
}

/** Last year's text with this year's period: dates of the period's first and last day, and the year in front of words. */
export function textOfNextYear(text: string, before: Period, after: Period, afterYear = rocYearOf(after.end)): string {
  const year = rocYearOf(before.end)
  const dated = text.replace(
    writtenDate,
    (words, ownYear: string | undefined, month: string, day: string, weekday?: string) => {
      const date = asDate(ownYear ? Number(ownYear) : year, month, day)
      if (date === before.start) return rewritten(after.start, ownYear !== undefined, weekday)
      if (date === before.end) return rewritten(after.end, ownYear !== undefined, weekday)
      return words
    },
  )
  return dated.replaceAll(new RegExp(`(?<!\\d)${year}(\\s*)年(?!\\s*\\d{1,2}\\s*月)`, 'g'), `${afterYear}$1年`)
}

/**
 * What was decided about a duty last year is proposed again for the same clause and action: who, what proof, the
 * corrected words. Nothing is accepted by that; an officer still goes through it.
 */
export function carryOver(duty: Duty, last: Duty | undefined): Duty {
  if (!last) return duty
  const { mode, timing, unitIds, evidence, checklistKinds, recipients } = last
  return { ...duty, mode, timing, unitIds, evidence, checklistKinds, recipients }
}
