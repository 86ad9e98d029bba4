import { checklistKindsIn, proposedEvidence, unitsMeant } from '#domain/duty/duty.rules.ts'
import type { Duty } from '#domain/duty/duty.ts'
import type { CompiledPlan } from '#domain/plan/compiled-plan.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import { unresolvedOf } from '#domain/plan/plan.rules.ts'
import type { Plan, PlanCorrection, PlanDetail } from '#domain/plan/plan.ts'
import { findAgencyName, listPhrases, listUnits } from '#server/agency/agency.operations.ts'
import { insertDuties, listDuties } from '#server/duty/duty.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'

export const listPlans = read('plan.list', (work) => store.list(work.tx))

export async function detailOf(work: Work, plan: Plan): Promise<PlanDetail> {
  const clauses = await store.listClauses(work.tx, plan.id)
  const duties = await listDuties(work, plan.id)
  const units = await listUnits(work)
  return { plan, clauses, duties, unresolved: unresolvedOf({ plan, clauses, duties, units }) }
}

export const showPlan = read('plan.show', async (work, { id }: { id: string }) =>
  detailOf(work, await findPlan(work, id)),
)

export type PlanImport = { id: string; text: string; sourceName?: string; asOf?: string | undefined }

/** Files carry control characters that no page shows and no database keeps; line and page breaks stay. */
const withoutControls = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t\f]/gu, '')

/** Reads the text and keeps what was read as a draft: nothing in it binds before an officer has gone through it. */
export const importPlan = write('plan.import', async (work, input: PlanImport) => {
  const agency = await findAgencyName(work)
  const text = withoutControls(input.text)
  const compiled = readPlan(text, { today: work.today, agency, ...(input.asOf && { asOf: input.asOf }) })
  const plan = planFrom(compiled, { ...input, text })
  await store.insert(work.tx, work.actor.agencyId, plan)
  await keepReading(work, plan, compiled)
  work.record(plan.id, {
    clauses: compiled.clauses.length,
    duties: compiled.duties.length,
    warnings: compiled.warnings.length,
  })
  return detailOf(work, plan)
})

export const planFrom = (compiled: CompiledPlan, { id, text, sourceName }: PlanImport): Plan => ({
  id,
  title: compiled.title.slice(0, 200) || sourceName || '未命名計畫',
  agencyName: compiled.agency,
  rocYear: compiled.rocYear,
  occasion: compiled.occasion,
  periodStart: compiled.period?.start ?? null,
  periodEnd: compiled.period?.end ?? null,
  asOf: compiled.asOf,
  basis: compiled.basis,
  warnings: compiled.warnings,
  sourceText: text,
  sourceName: sourceName ?? null,
  previousPlanId: null,
  citationChanges: [],
  lessons: [],
  status: 'draft',
  contentHash: null,
  submittedBy: null,
  approvedBy: null,
  approvedAt: null,
  returnRemark: null,
  version: 1,
})

/** Keeps clauses and proposed duties; `adjust` lets next year's plan carry over what was decided last year. */
export async function keepReading(
  work: Work,
  plan: Plan,
  compiled: CompiledPlan,
  adjust = (duty: Duty, _label: string) => duty,
): Promise<Map<string, string>> {
  const clauses = compiled.clauses.map((clause, position) => ({
    id: work.newId(),
    planId: plan.id,
    position,
    label: clause.label,
    level: clause.level,
    heading: clause.heading,
    text: clause.text,
    spanStart: clause.span.start,
    spanEnd: clause.span.end,
    noDutyReason: null,
    version: 1,
  }))
  await store.insertClauses(work.tx, work.actor.agencyId, clauses)
  const clauseIds = new Map(clauses.map((clause) => [clause.label, clause.id]))
  const units = (await listUnits(work)).filter((unit) => !unit.abolishedOn)
  const phrases = await listPhrases(work)
  const duties = compiled.duties.map((proposed, position): Duty => {
    const duty: Duty = {
      id: work.newId(),
      planId: plan.id,
      clauseId: clauseIds.get(proposed.clause)!,
      position,
      what: proposed.text.slice(0, 2000),
      action: proposed.action,
      mode: proposed.mode,
      timing: proposed.timing,
      owners: proposed.owners,
      unitIds: unitsMeant(proposed.owners, units, phrases),
      trigger: proposed.trigger?.slice(0, 500) ?? null,
      recipients: proposed.recipients,
      evidence: proposedEvidence(proposed.action),
      checklistKinds: proposed.action === 'self_inspection' ? checklistKindsIn(proposed.text) : [],
      status: 'proposed',
      dismissalReason: null,
      spanStart: proposed.span.start,
      spanEnd: proposed.span.end,
      confidence: proposed.confidence,
      version: 1,
    }
    return adjust(duty, proposed.clause)
  })
  await insertDuties(work, duties)
  return clauseIds
}

export const correctPlan = write('plan.correct', async (work, { id, version, ...changes }: PlanCorrection) => {
  const plan = await draftOf(work, id)
  work.record(id, { before: { title: plan.title, period: [plan.periodStart, plan.periodEnd] }, after: changes })
  return detailOf(work, await store.update(work.tx, { ...plan, ...changes, version }))
})
