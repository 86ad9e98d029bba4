import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import {
  InspectionBeginning,
  InspectionCompany,
  InspectionPlan,
  InspectionPlanDraft,
  InspectionPlanSummary,
} from '#domain/inspection-plan/inspection-plan.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { writePdf } from '#server/platform/pdf.ts'
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

const nameOf = ({ plan }: { plan: InspectionPlan }, ending: string): string =>
  `${say('inspectionPlan.document.title', { title: plan.title })}.${ending}`.replaceAll(/[/\\]/g, '')

export function inspectionPlanHttp({ expose, exposeDownload }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  const output = InspectionPlan
  const at = '/inspection-plans/:id' as const
  expose('GET /inspection-plans', listInspectionPlans, { input: z.object({}), output: z.array(InspectionPlanSummary) })
  expose(`GET ${at}`, showInspectionPlan, { input, output })
  expose(`PUT ${at}`, saveInspectionPlan, { input: InspectionPlanDraft, output })
  expose(`POST ${at}/submit`, submitInspectionPlan, { input: Versioned, output })
  expose(`POST ${at}/targets/:targetId/begin`, beginTarget, { input: InspectionBeginning, output })
  expose(`PUT ${at}/targets/:targetId/company`, keepCompany, { input: InspectionCompany, output })
  exposeDownload(`GET ${at}/record.odt`, downloadInspectionPlan, {
    input,
    render: async (found) => ({
      bytes: writeOdt(inspectionRecord(found, say)),
      mediaType: 'application/vnd.oasis.opendocument.text',
      name: nameOf(found, 'odt'),
      inline: false,
    }),
  })
  exposeDownload(`GET ${at}/record.pdf`, downloadInspectionPlan, {
    input,
    render: async (found) => ({
      bytes: (await writePdf(inspectionRecord(found, say))).bytes,
      mediaType: 'application/pdf',
      name: nameOf(found, 'pdf'),
      inline: false,
    }),
  })
}
