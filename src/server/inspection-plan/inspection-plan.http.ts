import { z } from 'zod'
import {
  InspectionBeginning,
  InspectionCompany,
  InspectionPlan,
  InspectionPlanApproval,
  InspectionPlanDraft,
  InspectionPlanReturn,
  InspectionPlanSubmission,
  InspectionPlanSummary,
} from '#domain/inspection-plan/inspection-plan.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { inspectionRecord } from './inspection-plan.document.ts'
import {
  approveInspectionPlan,
  beginTarget,
  downloadInspectionPlan,
  keepCompany,
  listInspectionPlans,
  returnInspectionPlan,
  saveInspectionPlan,
  showInspectionPlan,
  submitInspectionPlan,
} from './inspection-plan.operations.ts'

export function inspectionPlanHttp({ expose, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = InspectionPlan
  const at = '/inspection-plans/:id' as const
  expose('GET /inspection-plans', listInspectionPlans, { input: z.object({}), output: z.array(InspectionPlanSummary) })
  expose(`GET ${at}`, showInspectionPlan, { input, output })
  expose(`PUT ${at}`, saveInspectionPlan, { input: InspectionPlanDraft, output })
  expose(`POST ${at}/submit`, submitInspectionPlan, { input: InspectionPlanSubmission, output })
  expose(`POST ${at}/approve`, approveInspectionPlan, { input: InspectionPlanApproval, output })
  expose(`POST ${at}/return`, returnInspectionPlan, { input: InspectionPlanReturn, output })
  expose(`POST ${at}/targets/:targetId/begin`, beginTarget, { input: InspectionBeginning, output })
  expose(`PUT ${at}/targets/:targetId/company`, keepCompany, { input: InspectionCompany, output })
  exposeDocument(exposing, `GET ${at}/record`, downloadInspectionPlan, {
    input,
    document: (found) => inspectionRecord(found, say),
  })
}
