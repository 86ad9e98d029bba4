import type { Assignment } from '#domain/assignment/assignment.ts'
import { isReleased } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { type Acting, maySeeUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { SharedReason } from './outcome-draft.ts'
import type { NotDone, OutcomeReport } from './outcome-report.ts'

type Facts = { assignments: readonly Assignment[]; deficiencies: readonly Deficiency[] }

/** What closing leaves open. To hand in the report is not among it: that is what closing is for. */
export function notDoneOf({ assignments, deficiencies }: Facts, reasons: readonly SharedReason[]): NotDone[] {
  const given = new Map(reasons.flatMap(({ reason, ids }) => ids.map((id) => [id, reason])))
  const reasonOf = (id: string) => given.get(id) ?? null
  return [
    ...assignments
      .filter(({ dueDate, state, action }) => dueDate !== null && state !== 'done' && action !== 'report_outcome')
      .map(({ id, clauseLabel, what, unitId, unitName, dueDate }) => ({
        ...{ kind: 'assignment' as const, id, clauseLabel, name: what, unitId, unitName },
        dueDate: dueDate!,
        reason: reasonOf(id),
      })),
    ...deficiencies
      .filter((one) => !isReleased(one))
      .map(({ id, description, unitId, unitName, improvementDueDate }) => ({
        ...{ kind: 'deficiency' as const, id, clauseLabel: null, name: description, unitId, unitName },
        dueDate: improvementDueDate,
        reason: reasonOf(id),
      })),
  ]
}

/** What exactly is deficient is for those who may see that unit; whoever reads the rest of the report need not. */
export const seenBy = (actor: Acting, report: OutcomeReport): OutcomeReport => ({
  ...report,
  notDone: report.notDone.filter(({ kind, unitId }) => kind === 'assignment' || maySeeUnit(actor, unitId)),
})

/** So many are named; of more only how many. */
const namedAtMost = 5

export function checkClosing({ period, notDone }: Pick<OutcomeReport, 'period' | 'notDone'>, today: string): void {
  if (today < period.end) throw new Problem('outcomeReport.period_running')
  const missing = notDone.filter(({ reason }) => reason === null)
  if (missing.length === 0) return
  const names = missing.slice(0, namedAtMost).map(({ unitName, name }) => `${unitName}「${name}」`)
  throw new Problem('outcomeReport.reasons_missing', { count: missing.length, names: names.join('、') })
}
