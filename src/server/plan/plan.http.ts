import { z } from 'zod'
import { Reasoned, Versioned } from '#domain/duty/duty.ts'
import {
  Clause,
  NextYear,
  PeriodChange,
  PeriodChanged,
  Plan,
  PlanCorrection,
  PlanDetail,
  PlanLive,
  PlanSummary,
  PlanText,
} from '#domain/plan/plan.ts'
import type { Exposing } from '#server/platform/http.ts'
import { textOfFile } from '#server/platform/plan-text.ts'
import { startNextYear } from './next-year.operations.ts'
import { correctPlan, importPlan, listPlans, showPlan } from './plan.operations.ts'
import { submitPlan } from './plan-approval.operations.ts'
import { needsNoDuty, reconsiderClause } from './plan-draft.operations.ts'
import { showLivePlan } from './plan-live.operations.ts'
import { changePeriod } from './plan-period.operations.ts'

const ById = z.object({ id: z.uuid() })

export function planHttp({ expose, exposeUpload }: Exposing): void {
  expose('GET /plans', listPlans, { input: z.object({}), output: z.array(PlanSummary) })
  expose('GET /plans/:id', showPlan, { input: ById, output: PlanDetail })
  expose('GET /plans/:id/live', showLivePlan, { input: ById, output: PlanLive })
  expose('POST /plans', importPlan, { input: PlanText, output: PlanDetail })
  exposeUpload('POST /plans/import', importPlan, {
    fields: z.object({ id: z.uuid(), asOf: z.iso.date().optional() }),
    output: PlanDetail,
    prepare: async ({ bytes, name }, fields) => ({
      ...fields,
      text: await textOfFile(bytes, name),
      sourceName: name.slice(-120),
    }),
  })
  expose('PATCH /plans/:id', correctPlan, { input: PlanCorrection, output: PlanDetail })
  expose('POST /clauses/:id/needs-no-duty', needsNoDuty, { input: Reasoned, output: Clause })
  expose('POST /clauses/:id/reconsider', reconsiderClause, { input: Versioned, output: Clause })
  expose('POST /plans/:id/submit', submitPlan, { input: Versioned, output: Plan })
  expose('POST /plans/:id/period', changePeriod, { input: PeriodChange, output: PeriodChanged })
  expose('POST /plans/:planId/next-year', startNextYear, { input: NextYear, output: PlanDetail })
}
