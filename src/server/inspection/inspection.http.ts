import { z } from 'zod'
import {
  Inspection,
  InspectionDetail,
  InspectionDraft,
  InspectionSubmission,
  SubmittedInspection,
} from '#domain/inspection/inspection.ts'
import type { Exposing } from '#server/platform/http.ts'
import { listInspections, saveInspection, showInspection, submitInspection } from './inspection.operations.ts'

const id = z.uuid()

export function inspectionHttp({ expose }: Exposing): void {
  expose('GET /inspections', listInspections, {
    input: z.object({ planId: id.optional(), unitId: id.optional() }),
    output: z.array(Inspection),
  })
  expose('GET /inspections/:id', showInspection, { input: z.object({ id }), output: InspectionDetail })
  expose('PUT /inspections/:id', saveInspection, { input: InspectionDraft, output: InspectionDetail })
  expose('POST /inspections/:id/submit', submitInspection, { input: InspectionSubmission, output: SubmittedInspection })
}
