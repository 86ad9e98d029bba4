import type { Unit } from '#domain/agency/agency.ts'
import type { Duty } from '#domain/duty/duty.ts'
import { unresolvedOf } from '#domain/plan/plan.rules.ts'
import type { Clause, PlanDetail, Unresolved } from '#domain/plan/plan.ts'

/** What an officer goes through, in the order of the document: duties, and clauses that ask nothing of anybody. */
export type QueueItem =
  | { key: string; kind: 'duty'; clause: Clause; duty: Duty; open: boolean; reasons: Unresolved['code'][] }
  | { key: string; kind: 'clause'; clause: Clause; open: boolean; reasons: Unresolved['code'][] }

const byPosition = (a: { position: number }, b: { position: number }): number => a.position - b.position

export function queueOf(detail: PlanDetail): QueueItem[] {
  const reasonsOf = Map.groupBy(detail.unresolved, ({ dutyId, clauseId }) => dutyId ?? clauseId)
  const dutiesOf = Map.groupBy(detail.duties, (duty) => duty.clauseId)
  const codes = (id: string) => (reasonsOf.get(id) ?? []).map(({ code }) => code)
  return [...detail.clauses].sort(byPosition).flatMap((clause): QueueItem[] => {
    const duties = (dutiesOf.get(clause.id) ?? []).sort(byPosition).map((duty): QueueItem => {
      const reasons = codes(duty.id)
      return { key: duty.id, kind: 'duty', clause, duty, open: reasons.length > 0, reasons }
    })
    const reasons = codes(clause.id)
    const isUnassigned = reasons.length > 0 || clause.noDutyReason !== null
    return isUnassigned
      ? [...duties, { key: clause.id, kind: 'clause', clause, open: reasons.length > 0, reasons }]
      : duties
  })
}

/** The next item that is still open, round the end of the queue; null when nothing is. */
export function nextOpen(items: readonly QueueItem[], from: string | null, step: 1 | -1 = 1): string | null {
  const at = items.findIndex((item) => item.key === from)
  const begin = at < 0 && step < 0 ? 0 : at
  for (let walked = 1; walked <= items.length; walked += 1) {
    const item = items[(begin + step * walked + items.length * 2) % items.length]
    if (item?.open && item.key !== from) return item.key
  }
  return items[at]?.open ? from : null
}

type Units = readonly Unit[]

const weighed = (detail: PlanDetail, units: Units): PlanDetail => ({
  ...detail,
  unresolved: unresolvedOf({ plan: detail.plan, clauses: detail.clauses, duties: detail.duties, units }),
})

/** The plan with a duty as the server has just answered it. */
export function withDuty(detail: PlanDetail, duty: Duty, units: Units): PlanDetail {
  const isKnown = detail.duties.some((other) => other.id === duty.id)
  const duties = isKnown
    ? detail.duties.map((other) => (other.id === duty.id ? duty : other))
    : [...detail.duties, duty]
  return weighed({ ...detail, duties }, units)
}

export const withClause = (detail: PlanDetail, clause: Clause, units: Units): PlanDetail =>
  weighed({ ...detail, clauses: detail.clauses.map((other) => (other.id === clause.id ? clause : other)) }, units)

const compared = [
  'what',
  'action',
  'mode',
  'timing',
  'unitIds',
  'evidence',
  'checklistKinds',
  'trigger',
  'recipients',
  'status',
] as const
export type ComparedField = (typeof compared)[number]

/** Where two versions of a duty say different things. */
export const differencesOf = (a: Partial<Duty>, b: Partial<Duty>): ComparedField[] =>
  compared.filter((field) => field in a && field in b && JSON.stringify(a[field]) !== JSON.stringify(b[field]))
