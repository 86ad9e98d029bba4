import { z } from 'zod'
import { Reasoned, Versioned } from '#domain/duty/duty.ts'
import { ModelPlanStart } from '#domain/plan/model-plan.rules.ts'
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
import {
  AmendmentEffect,
  AmendmentStart,
  PlanComparison,
  PlanVersions,
  TextTakenOver,
} from '#domain/plan/plan-revision.ts'
import { PlanWriting } from '#domain/plan/plan-writing.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { readPlanFile } from '#server/platform/plan-text.ts'
import { dropAmendment, listPlanVersions, showAmendment, startAmendment } from './amendment.operations.ts'
import { startFromModel } from './model-plan.operations.ts'
import { startNextYear } from './next-year.operations.ts'
import { correctPlan, importPlan, listPlans, showPlan } from './plan.operations.ts'
import { submitPlan } from './plan-approval.operations.ts'
import { needsNoDuty, reconsiderClause } from './plan-draft.operations.ts'
import { showLivePlan } from './plan-live.operations.ts'
import { downloadPlan } from './plan-paper.operations.ts'
import { changePeriod } from './plan-period.operations.ts'
import { compareText, takeOverText, writePlan } from './plan-revision.operations.ts'

const ById = z.object({ id: z.uuid() })

export function planHttp({ expose, exposeUpload, ...exposing }: Exposing): void {
  expose('GET /plans', listPlans, { input: z.object({}), output: z.array(PlanSummary) })
  expose('GET /plans/:id', showPlan, { input: ById, output: PlanDetail })
  expose('GET /plans/:id/live', showLivePlan, { input: ById, output: PlanLive })
  expose('POST /plans', importPlan, { input: PlanText, output: PlanDetail })
  exposeUpload('POST /plans/import', importPlan, {
    fields: z.object({ id: z.uuid(), asOf: z.iso.date().optional() }),
    output: PlanDetail,
    prepare: async ({ bytes, name }, fields) => ({
      ...fields,
      ...(await readPlanFile(bytes, name)),
      sourceName: name.slice(-120),
    }),
  })
  expose('PATCH /plans/:id', correctPlan, { input: PlanCorrection, output: PlanDetail })
  expose('POST /clauses/:id/needs-no-duty', needsNoDuty, { input: Reasoned, output: Clause })
  expose('POST /clauses/:id/reconsider', reconsiderClause, { input: Versioned, output: Clause })
  expose('POST /plans/:id/submit', submitPlan, { input: Versioned, output: Plan })
  expose('POST /plans/:id/period', changePeriod, { input: PeriodChange, output: PeriodChanged })
  expose('POST /plans/from-model', startFromModel, { input: ModelPlanStart, output: PlanDetail })
  exposeDocument(exposing, 'GET /plans/:id/plan', downloadPlan, { input: ById, document: (paper) => paper })
  exposeUpload('POST /plans/compare', compareText, {
    fields: ById,
    output: PlanComparison,
    prepare: async ({ bytes, name }, fields) => ({ ...fields, ...(await readPlanFile(bytes, name)) }),
  })
  expose('POST /plans/:id/text', takeOverText, { input: TextTakenOver, output: PlanDetail })
  expose('PUT /plans/:id/clauses', writePlan, { input: PlanWriting, output: PlanDetail })
  expose('POST /plans/:planId/amendments', startAmendment, { input: AmendmentStart, output: PlanDetail })
  expose('GET /plans/:id/amendment', showAmendment, { input: ById, output: AmendmentEffect })
  expose('POST /plans/:id/drop', dropAmendment, { input: Versioned, output: Plan })
  expose('GET /plans/:id/versions', listPlanVersions, { input: ById, output: PlanVersions })
  expose('POST /plans/:planId/next-year', startNextYear, { input: NextYear, output: PlanDetail })
}
