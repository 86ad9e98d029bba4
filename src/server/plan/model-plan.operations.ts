import { type ModelPlanStart, modelPlanOf, textOfModel } from '#domain/plan/model-plan.rules.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import { isHeadingOnly } from '#domain/plan/plan.rules.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { findAgencyName } from '#server/agency/agency.operations.ts'
import { findLibrary } from '#server/law/library.operations.ts'
import { say } from '#server/platform/messages.ts'
import { write } from '#server/platform/work.ts'
import { detailOf, keepReading, planFrom } from './plan.operations.ts'
import * as store from './plan.store.ts'

/** A draft in the product's own words. Where the model orders nothing, the reason is given with it. */
export const startFromModel = write('plan.startFromModel', async (work, { id, ...start }: ModelPlanStart) => {
  const agency = await findAgencyName(work)
  const laws = await findLibrary(work)
  const text = textOfModel(start, agency, laws)
  const compiled = readPlan(text, { today: work.today, asOf: start.periodStart, agency, laws })
  const plan: Plan = {
    ...planFrom(compiled, { id, text }),
    rocYear: start.rocYear,
    occasion: modelPlanOf(start.model).occasion,
    periodStart: start.periodStart,
    periodEnd: start.periodEnd,
  }
  await store.insert(work.tx, work.actor.agencyId, plan)
  const clauses = await keepReading(work, plan, compiled)
  const ordering = new Set(compiled.duties.map(({ clause }) => clause))
  for (const { id: clauseId, version, ...clause } of clauses)
    if (!ordering.has(clause.label) && !isHeadingOnly(clause))
      await store.setNoDutyReason(work.tx, { id: clauseId, version }, say('plan.model.noDutyReason'))
  work.record(plan.id, { model: start.model, clauses: clauses.length, duties: compiled.duties.length })
  return detailOf(work, plan)
})
