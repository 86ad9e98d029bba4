import { addWorkdays, isWorkday, type OfficeCalendar, previousWorkday } from '#domain/calendar.ts'
import { type DueWorkdaysByGrade, defaultDueWorkdaysByGrade, Grade } from '#domain/checklist/checklist.ts'
import { type Deficiency, DeficiencyStatus } from '#domain/deficiency/deficiency.ts'

type Status = Deficiency['status']
type Tracked = Pick<Deficiency, 'status' | 'improvementDueDate'>

const placeOf = (status: Status): number => DeficiencyStatus.options.indexOf(status)

/** Still to be mended. While an improvement waits to be looked at, the unit owes nothing. */
export const isOpen = ({ status }: Pick<Deficiency, 'status'>): boolean => placeOf(status) < placeOf('improved')

/** A second pair of eyes has seen it mended. */
export const isReleased = ({ status }: Pick<Deficiency, 'status'>): boolean => placeOf(status) >= placeOf('released')

export const isOverdue = (deficiency: Tracked, today: string): boolean =>
  isOpen(deficiency) && deficiency.improvementDueDate < today

export const improvementDueDate = (
  grade: Grade,
  foundOn: string,
  calendar: OfficeCalendar,
  within: DueWorkdaysByGrade = defaultDueWorkdaysByGrade,
): string => addWorkdays(foundOn, within[grade], calendar)

/** For each grade the day by which what is found today is to be mended. */
export const improvementDueDates = (
  today: string,
  calendar: OfficeCalendar,
  within: DueWorkdaysByGrade,
): Record<Grade, string> => ({
  minor: improvementDueDate('minor', today, calendar, within),
  major: improvementDueDate('major', today, calendar, within),
  critical: improvementDueDate('critical', today, calendar, within),
})

/** What is found again is one step graver than the last time, and than the question says. */
export function raisedGrade(own: Grade, earlier: Grade): Grade {
  const grades = Grade.options
  const gravest = Math.max(grades.indexOf(own), grades.indexOf(earlier))
  return grades[Math.min(gravest + 1, grades.length - 1)]!
}

/** A day before this one lies at least so many working days back. */
export function workdaysBack(workdays: number, today: string, calendar: OfficeCalendar): string {
  const last = isWorkday(today, calendar) ? today : previousWorkday(today, calendar)
  return addWorkdays(last, 1 - workdays, calendar)
}

export type Escalation = 'unitHead' | 'ethics' | 'head'
export type EscalationWorkdays = Record<Escalation, number>
/** Whoever is told of deficiencies that were due before a day. */
export type EscalationDays = Record<Escalation, string>

export const escalationDays = (after: EscalationWorkdays, today: string, calendar: OfficeCalendar): EscalationDays => ({
  unitHead: workdaysBack(after.unitHead, today, calendar),
  ethics: workdaysBack(after.ethics, today, calendar),
  head: workdaysBack(after.head, today, calendar),
})

/** Who must be told by now that nothing was mended: the highest of them. */
export function escalationOf(deficiency: Tracked, days: EscalationDays): Escalation | null {
  if (!isOpen(deficiency)) return null
  const told = (['head', 'ethics', 'unitHead'] as const).filter((who) => deficiency.improvementDueDate < days[who])
  return told[0] ?? null
}

/** From how many working days on a deficiency belongs to the next column of the chart of ages. */
export const ageingSteps = [0, 4, 8, 16, 31] as const

/** Found before such a day means at least so old. */
export const ageingDays = (today: string, calendar: OfficeCalendar): string[] =>
  ageingSteps.slice(1).map((workdays) => workdaysBack(workdays, today, calendar))
