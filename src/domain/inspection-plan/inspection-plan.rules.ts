import type { InspectionPlan, InspectionPlanDraft, InspectionTarget } from '#domain/inspection-plan/inspection-plan.ts'
import { type Acting, seesEveryUnit } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'

type Shown = Pick<InspectionPlan, 'status' | 'announced' | 'fromDate' | 'targets' | 'jointUnits'>

/** A unit learns of a plan that concerns it once it is approved, and of an unannounced one on its day. */
export function maySeePlan(actor: Acting, plan: Shown, today: string): boolean {
  if (seesEveryUnit(actor)) return true
  if (plan.status !== 'approved' || (!plan.announced && today < plan.fromDate)) return false
  return isJoint(actor, plan) || plan.targets.some(({ unitId }) => unitId === actor.unitId)
}

const isJoint = ({ unitId }: Acting, { jointUnits }: Pick<Shown, 'jointUnits'>): boolean =>
  jointUnits.some(({ id }) => id === unitId)

/** A unit sees what concerns itself, one that goes along sees where to; findings are told once they are handed in. */
export function targetsSeenBy(actor: Acting, plan: Shown): InspectionTarget[] {
  if (seesEveryUnit(actor)) return [...plan.targets]
  return plan.targets
    .filter(({ unitId }) => unitId === actor.unitId || isJoint(actor, plan))
    .map((target) => (target.unitId === actor.unitId ? target : { ...target, ...nothingFound }))
}

const nothingFound = { findings: [], compliant: null, notCompliant: null, notApplicable: null }

/** While it is drafted or was returned, it changes; afterwards it is what was approved. */
export function checkDraft(draft: InspectionPlanDraft, stored: InspectionPlan | undefined): void {
  if (!stored) {
    if (draft.version > 0) throw new Problem('not_found')
    return
  }
  if (stored.status !== 'draft') throw new Problem('inspectionPlan.not_draft')
  if (stored.version !== draft.version) throw new Problem('changed_meanwhile', { version: stored.version })
}

type Versioned = { version: number }

export function checkSubmit(plan: InspectionPlan, { version }: Versioned): void {
  if (plan.status !== 'draft') throw new Problem('inspectionPlan.not_draft')
  checkVersion(plan, version)
}

/** What approval is given to: what is inspected, by whom, when; not what comes of it. */
export const inspectionPlanContent = ({ targets, inspectors, jointUnits, ...plan }: InspectionPlan): object => ({
  kind: plan.kind,
  title: plan.title,
  planId: plan.planId,
  clauseId: plan.clauseId,
  drawId: plan.drawId,
  dates: [plan.fromDate, plan.toDate],
  announced: plan.announced,
  remark: plan.remark,
  inspectors,
  jointUnits,
  targets: targets.map(({ unitId, checklistId }) => ({ unitId, checklistId })),
})

function checkVersion(plan: InspectionPlan, version: number): void {
  if (plan.version !== version) throw new Problem('changed_meanwhile', { version: plan.version })
}

/** Begun from its first day on, once for each unit and form; later than planned is still better than never. */
export function checkBegin(plan: InspectionPlan, target: InspectionTarget | undefined, today: string): void {
  if (!target) throw new Problem('not_found')
  if (plan.status !== 'approved') throw new Problem('inspectionPlan.not_approved')
  if (today < plan.fromDate) throw new Problem('inspectionPlan.not_yet', { date: plan.fromDate })
  if (target.inspectionId !== null) throw new Problem('inspectionPlan.already_begun')
}
