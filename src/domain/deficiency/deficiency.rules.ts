import { addWorkdays, type OfficeCalendar } from '#domain/calendar.ts'
import { type DueWorkdaysByGrade, defaultDueWorkdaysByGrade, type Grade } from '#domain/checklist/checklist.ts'
import type { Deficiency, Improvement } from '#domain/deficiency/deficiency.ts'
import { type Acting, maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

type Tracked = Pick<Deficiency, 'status' | 'improvementDueDate'>

/** While an improvement waits to be looked at, the unit owes nothing. */
export const isOverdue = ({ status, improvementDueDate }: Tracked, today: string): boolean =>
  status === 'open' && improvementDueDate < today

export const improvementDueDate = (
  grade: Grade,
  foundOn: string,
  calendar: OfficeCalendar,
  within: DueWorkdaysByGrade = defaultDueWorkdaysByGrade,
): string => addWorkdays(foundOn, within[grade], calendar)

/** The unit mends its own deficiencies. */
export function checkImprove(actor: Acting, deficiency: Deficiency, version: number): void {
  if (!maySeeUnit(actor, deficiency.unitId)) throw new Problem('not_found')
  if (actor.unitId !== deficiency.unitId) throw new Problem('deficiency.not_own_unit')
  if (deficiency.status !== 'open') throw new Problem('deficiency.not_open')
  checkVersion(deficiency, version)
}

export type Decision = { decision: 'released' | 'returned'; remark: string; version: number }

/** A second pair of eyes looks at what was mended, whoever that is in a small office: never the one who mended. */
export function checkDecision(
  actor: Acting,
  deficiency: Deficiency,
  improvement: Pick<Improvement, 'improvedBy'> | undefined,
  { decision, remark, version }: Decision,
): void {
  if (!maySeeUnit(actor, deficiency.unitId)) throw new Problem('not_found')
  if (deficiency.status !== 'improved' || !improvement) throw new Problem('deficiency.not_improved')
  if (improvement.improvedBy === actor.personId) throw new Problem('deficiency.own_improvement')
  if (decision === 'returned' && remark === '') throw new Problem('deficiency.remark_missing')
  checkVersion(deficiency, version)
}

function checkVersion(deficiency: Deficiency, version: number): void {
  if (deficiency.version !== version) throw new Problem('changed_meanwhile', { version: deficiency.version })
}
