import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import {
  InspectionBeginning,
  InspectionCompany,
  InspectionPlan,
  InspectionPlanDraft,
  InspectionPlanSummary,
} from '#domain/inspection-plan/inspection-plan.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { inspectionRecord } from './inspection-plan.document.ts'
import {
  beginTarget,
  downloadInspectionPlan,
  keepCompany,
  listInspectionPlans,
  saveInspectionPlan,
  showInspectionPlan,
} from './inspection-plan.operations.ts'
import { submitInspectionPlan } from './inspection-plan-approval.operations.ts'

export function inspectionPlanHttp({ expose, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = InspectionPlan
  const at = '/inspection-plans/:id' as const
  expose('GET /inspection-plans', listInspectionPlans, { input: z.object({}), output: z.array(InspectionPlanSummary) })
  expose(`GET ${at}`, showInspectionPlan, { input, output })
  expose(`PUT ${at}`, saveInspectionPlan, { input: InspectionPlanDraft, output })
  expose(`POST ${at}/submit`, submitInspectionPlan, { input: Versioned, output })
  expose(`POST ${at}/targets/:targetId/begin`, beginTarget, { input: InspectionBeginning, output })
  expose(`PUT ${at}/targets/:targetId/company`, keepCompany, { input: InspectionCompany, output })
  exposeDocument(exposing, `GET ${at}/record`, downloadInspectionPlan, {
    input,
    document: (found) => inspectionRecord(found, say),
  })
}
