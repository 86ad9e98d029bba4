import type { Duty } from '#domain/duty/duty.ts'
import type { CompiledPlan } from '#domain/plan/compiled-plan.ts'
import { draftFrom } from '#domain/plan/draft.rules.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import { unresolvedOf } from '#domain/plan/plan.rules.ts'
import type { Clause, Plan, PlanCorrection, PlanDetail } from '#domain/plan/plan.ts'
import type { FileNotice } from '#domain/plan/plan-revision.ts'
import { findAgencyName, listPhrases, listUnits } from '#server/agency/agency.operations.ts'
import { insertDuties, listDuties } from '#server/duty/duty.operations.ts'
import { findLibrary } from '#server/law/library.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'

export const listPlans = read('plan.list', (work) => store.list(work.tx))

/** Where something is to be shown of a plan, and none is named. */
export const newestIssuedPlan = async (work: Work) =>
  (await store.list(work.tx)).find(({ status }) => status === 'issued' || status === 'closed')

export async function detailOf(work: Work, plan: Plan): Promise<PlanDetail> {
  const clauses = await store.listClauses(work.tx, plan.id)
  const standing = new Set(clauses.map((clause) => clause.id))
  const duties = (await listDuties(work, plan.id)).filter((duty) => standing.has(duty.clauseId))
  const units = await listUnits(work)
  return { plan, clauses, duties, unresolved: unresolvedOf({ plan, clauses, duties, units }) }
}

export const showPlan = read('plan.show', async (work, { id }: { id: string }) =>
  detailOf(work, await findPlan(work, id)),
)

export type PlanImport = {
  id: string
  text: string
  sourceName?: string
  asOf?: string | undefined
  notices?: readonly FileNotice[]
}

/** Files carry control characters that no page shows and no database keeps; line and page breaks stay. */
export const withoutControls = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t\f]/gu, '')

/** Reads the text and keeps what was read as a draft: nothing in it binds before an officer has gone through it. */
export const importPlan = write('plan.import', async (work, input: PlanImport) => {
  const agency = await findAgencyName(work)
  const laws = await findLibrary(work)
  const text = withoutControls(input.text)
  const compiled = readPlan(text, { today: work.today, agency, laws, ...(input.asOf && { asOf: input.asOf }) })
  const said = (input.notices ?? []).map((notice) => ({
    code: 'other' as const,
    clause: null,
    message: say(`file.notice.${notice}`),
  }))
  const plan = { ...planFrom(compiled, { ...input, text }), warnings: [...compiled.warnings, ...said] }
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
  amendsId: null,
  amendmentNumber: 0,
  amendmentReason: null,
  amendedAt: null,
  version: 1,
})

/** Keeps what was read as clauses and proposed duties; `adjust` lets next year's plan carry over last year's decisions. */
export async function keepReading(
  work: Work,
  plan: Plan,
  compiled: CompiledPlan,
  adjust: Adjust = (duty) => duty,
): Promise<Clause[]> {
  const units = await listUnits(work)
  const phrases = await listPhrases(work)
  const { clauses, duties } = draftFrom(compiled, { planId: plan.id, units, phrases, newId: work.newId })
  await store.insertClauses(
    work.tx,
    work.actor.agencyId,
    clauses.map((clause) => ({ ...clause, planId: plan.id })),
  )
  const labels = new Map(clauses.map((clause) => [clause.id, clause.label]))
  await insertDuties(
    work,
    duties.map((duty) => adjust(duty, labels.get(duty.clauseId)!)),
  )
  return clauses
}
type Adjust = (duty: Duty, clauseLabel: string) => Duty

export const correctPlan = write('plan.correct', async (work, { id, version, ...changes }: PlanCorrection) => {
  const plan = await draftOf(work, id)
  work.record(id, { before: { title: plan.title, period: [plan.periodStart, plan.periodEnd] }, after: changes })
  return detailOf(work, await store.update(work.tx, { ...plan, ...changes, version }))
})
