import type { Unit } from '#domain/agency/agency.ts'
import type { Duty } from '#domain/duty/duty.ts'
import type { Clause, Plan, PlanSummary, Unresolved } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'

const squeeze = (words: string): string => words.replace(/[\s\p{P}]/gu, '')

/** The clause's words after its heading, which its text repeats. */
export function bodyOf({ heading, text }: Pick<Clause, 'heading' | 'text'>): string {
  return heading && text.startsWith(heading) ? text.slice(heading.length).replace(/^[\s：:、。]+/, '') : text
}

/** A clause that only heads others orders nothing itself. */
export const isHeadingOnly = (clause: Pick<Clause, 'heading' | 'text'>): boolean => squeeze(bodyOf(clause)) === ''

type Reviewed = {
  plan: Pick<Plan, 'periodStart' | 'periodEnd'>
  clauses: readonly Clause[]
  duties: readonly Duty[]
  units: readonly Unit[]
}

/** Everything that still stands between a draft and its issue: nothing in a plan is silent. */
export function unresolvedOf({ plan, clauses, duties, units }: Reviewed): Unresolved[] {
  const existing = new Set(units.filter((unit) => !unit.abolishedOn).map((unit) => unit.id))
  const accepted = duties.filter((duty) => duty.status === 'accepted')
  const covered = new Set(duties.filter((duty) => duty.status !== 'dismissed').map((duty) => duty.clauseId))
  const of = (code: Unresolved['code'], clauseId: string | null, dutyId: string | null): Unresolved => ({
    code,
    clauseId,
    dutyId,
  })
  return [
    ...(plan.periodStart && plan.periodEnd ? [] : [of('periodMissing', null, null)]),
    ...duties.filter((duty) => duty.status === 'proposed').map((duty) => of('dutyUndecided', duty.clauseId, duty.id)),
    ...accepted
      .filter((duty) => duty.unitIds.length === 0)
      .map((duty) => of('dutyWithoutUnit', duty.clauseId, duty.id)),
    ...accepted
      .filter((duty) => duty.unitIds.some((id) => !existing.has(id)))
      .map((duty) => of('dutyOfAbolishedUnit', duty.clauseId, duty.id)),
    ...clauses
      .filter((clause) => !covered.has(clause.id) && clause.noDutyReason === null && !isHeadingOnly(clause))
      .map((clause) => of('clauseUnassigned', clause.id, null)),
  ]
}

/** Only a draft is worked on; what was submitted stands as it was shown. */
export function mustBeDraft(plan: Pick<PlanSummary, 'status'>): void {
  if (plan.status !== 'draft') throw new Problem('plan.not_draft')
}

/** What approval is given to: header, clauses and accepted duties, without versions and places in the text. */
export const approvalContent = (
  plan: Plan,
  clauses: readonly Clause[],
  duties: readonly Duty[],
  /** of an amendment: the plan as it stood when its effect was shown */
  amended?: Pick<Plan, 'id' | 'version'>,
): object => ({
  ...(amended && { amends: { plan: amended.id, version: amended.version, number: plan.amendmentNumber } }),
  title: plan.title,
  agency: plan.agencyName,
  rocYear: plan.rocYear,
  occasion: plan.occasion,
  period: [plan.periodStart, plan.periodEnd],
  basis: plan.basis,
  clauses: clauses.map(({ label, heading, text, noDutyReason }) => ({ label, heading, text, noDutyReason })),
  duties: duties
    .filter((duty) => duty.status === 'accepted')
    .map(({ clauseId, what, action, mode, timing, unitIds, trigger, recipients, evidence, checklistKinds }) => ({
      clause: clauses.find((clause) => clause.id === clauseId)?.label,
      what,
      action,
      mode,
      timing,
      unitIds,
      trigger,
      recipients,
      evidence,
      checklistKinds,
    })),
})
