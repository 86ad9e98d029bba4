import {
  addDays,
  type DatePeriod,
  type IsoDate,
  isTakenAsWorkday,
  isYearKnown,
  type OfficeCalendar,
  rocYearOf,
} from '#domain/calendar.ts'
import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { ModelDuty } from './model-standing-duties.ts'
import type {
  DutyWindow,
  Rhythm,
  Shown,
  StandingDuty,
  StandingDutyContent,
  StandingDutyRecord,
  WindowState,
} from './standing-duty.ts'

const monthsOf: Record<Rhythm, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 }

const firstOf = (year: number, month: number): IsoDate =>
  month > 12 ? firstOf(year + 1, month - 12) : `${year}-${String(month).padStart(2, '0')}-01`

/** The windows of a year: 12 months, 4 quarters, 2 half-years or the year. */
export function windowsOf(rhythm: Rhythm, year: number): DatePeriod[] {
  const months = monthsOf[rhythm]
  return Array.from({ length: 12 / months }, (_, index) => ({
    start: firstOf(year, index * months + 1),
    end: addDays(firstOf(year, (index + 1) * months + 1), -1),
  }))
}

const isCalendarKnown = (date: IsoDate, calendar: OfficeCalendar): boolean => isYearKnown(rocYearOf(date), calendar)

/** So many workdays back, but no further than the day where it begins. */
function workdaysBack(from: IsoDate, days: number, until: IsoDate, calendar: OfficeCalendar): IsoDate {
  let [day, left] = [from, days]
  while (left > 0 && day > until) {
    day = addDays(day, -1)
    if (isTakenAsWorkday(day, calendar)) left -= 1
  }
  return day
}

type Timed = DatePeriod & Pick<DutyWindow, 'deadline' | 'remindFrom'>

/** The last workday of the window, and from when on it is called to mind. */
export function timesOf({ start, end }: DatePeriod, remindDays: number, calendar: OfficeCalendar): Timed {
  const deadline = isTakenAsWorkday(end, calendar) ? end : workdaysBack(end, 1, start, calendar)
  return { start, end, deadline, remindFrom: workdaysBack(deadline, remindDays, start, calendar) }
}

/** `from` is when it began to be owed here: what ended before nobody missed. */
export function stateOf(
  { start, end, deadline, remindFrom }: Timed,
  doneOn: IsoDate | undefined,
  { today, from }: { today: IsoDate; from: IsoDate },
): WindowState {
  if (doneOn) return doneOn <= deadline ? 'done' : 'doneLate'
  if (end < from) return 'before'
  if (today < start) return 'ahead'
  if (today > deadline) return 'missed'
  return today >= remindFrom ? 'closing' : 'open'
}

/** For which day something counts: the beginning of the window that was recorded, or when it was. */
export type Counting = { dutyId: string; day: IsoDate; shown: Shown }

type Judging = { calendar: OfficeCalendar; today: IsoDate; since: IsoDate; counting: readonly Counting[] }

/** What was recorded when the rhythm was another counts in the window that it lies in. `since`: the agency has the product. */
export function windowsJudged(
  { id, owedFrom, content }: Pick<StandingDuty, 'id' | 'owedFrom' | 'content'>,
  year: number,
  { calendar, today, since, counting }: Judging,
): DutyWindow[] {
  const from = since > owedFrom ? since : owedFrom
  return windowsOf(content.rhythm, year).map((window) => {
    const timed = timesOf(window, content.remindDays, calendar)
    const shown = counting
      .filter(({ dutyId, day }) => dutyId === id && window.start <= day && day <= window.end)
      .map((one) => one.shown)
      .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    return { ...timed, state: stateOf(timed, shown[0]?.on, { today, from }), shown }
  })
}

export const isYearAssumed = (year: number, calendar: OfficeCalendar): boolean =>
  !isCalendarKnown(`${year}-01-01`, calendar)

/** Those of the role, those of the unit, or those of the role in the unit. */
export const concerns = (actor: Acting, { role, unitId }: Pick<StandingDutyContent, 'role' | 'unitId'>): boolean =>
  (role === null || actor.roles.includes(role)) && (unitId === null || actor.unitId === unitId)

export const mayRecord = (actor: Acting, content: Pick<StandingDutyContent, 'role' | 'unitId'>): boolean =>
  concerns(actor, content) || isEthics(actor)

/** What was missed may be made up for; it stays late. */
export function checkRecord(
  { content }: Pick<StandingDuty, 'content'>,
  { windowStart, doneOn }: StandingDutyRecord,
  today: IsoDate,
): void {
  if (!content.isKept) throw new Problem('standingDuty.not_kept')
  const window = windowsOf(content.rhythm, Number(windowStart.slice(0, 4))).find(({ start }) => start === windowStart)
  if (!window || doneOn < window.start) throw new Problem('standingDuty.outside_window')
  if (doneOn > today) throw new Problem('standingDuty.in_the_future', { today })
}

/** The agency may do more than the law asks, and say who does it; it cannot do less. */
export function checkChange(content: StandingDutyContent, model: ModelDuty | undefined): void {
  if (content.role === null && content.unitId === null) throw new Problem('standingDuty.nobody')
  const isLaw = model?.bases.some((basis) => basis.isLaw)
  if (!isLaw) return
  const isLooser = monthsOf[content.rhythm] > monthsOf[model!.rhythm]
  if (isLooser || !content.isKept || content.title !== model!.title) throw new Problem('standingDuty.law_stays')
}
