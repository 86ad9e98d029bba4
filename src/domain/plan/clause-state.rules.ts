import type { AssignmentState } from '#domain/assignment/assignment.ts'
import type { ClauseState } from '#domain/plan/plan.ts'

export type ClauseFacts = {
  /** States of what is owed under the clause. */
  assignments: readonly AssignmentState[]
  /** Duties that wait for an event owe nothing until it comes. */
  conditionalDuties: number
  openDeficiencies: number
  overdueDeficiencies: number
  incidents: number
}

/** The state of a clause, worst first: what needs somebody's eye outranks what goes its way. */
export function clauseState(facts: ClauseFacts): ClauseState {
  const { assignments, conditionalDuties, openDeficiencies, overdueDeficiencies, incidents } = facts
  if (overdueDeficiencies > 0) return 'needsAttention'
  if (assignments.includes('late')) return 'late'
  if (openDeficiencies > 0) return 'needsAttention'
  if (assignments.length === 0)
    return conditionalDuties > 0 && incidents > 0 ? 'done' : conditionalDuties > 0 ? 'waiting' : 'nothingOwed'
  const dated = assignments.filter((state) => state !== 'standing')
  if (dated.length === 0) return 'underWay'
  if (dated.every((state) => state === 'done')) return 'done'
  if (dated.every((state) => state === 'waiting')) return 'waiting'
  return 'underWay'
}
