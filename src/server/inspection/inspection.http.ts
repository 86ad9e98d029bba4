import { z } from 'zod'
import { checklistDocument } from '#domain/checklist/checklist.document.ts'
import {
  Inspection,
  InspectionDetail,
  InspectionDraft,
  InspectionSubmission,
  SubmittedInspection,
} from '#domain/inspection/inspection.ts'
import { InspectionVersions, SetAside, Settlement } from '#domain/inspection/versions.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  listInspections,
  printInspection,
  saveInspection,
  showInspection,
  submitInspection,
} from './inspection.operations.ts'
import { seeTakeOver, setAside, settleKept, showVersions, takeOverInspection } from './versions.operations.ts'

const id = z.uuid()

export function inspectionHttp({ expose, ...exposing }: Exposing): void {
  expose('GET /inspections', listInspections, {
    input: z.object({ planId: id.optional(), unitId: id.optional(), after: id.optional() }),
    output: z.object({ items: z.array(Inspection), next: id.nullable() }),
  })
  expose('GET /inspections/:id', showInspection, { input: z.object({ id }), output: InspectionDetail })
  exposeDocument(exposing, 'GET /inspections/:id/form', printInspection, {
    input: z.object({ id }),
    document: (form) => checklistDocument(form, '', say),
  })
  expose('PUT /inspections/:id', saveInspection, { input: InspectionDraft, output: InspectionDetail })
  expose('POST /inspections/:id/submit', submitInspection, { input: InspectionSubmission, output: SubmittedInspection })
  expose('POST /inspections/:id/take-over', takeOverInspection, {
    input: z.object({ id, version: z.int() }),
    output: InspectionDetail,
  })
  expose('POST /inspections/:id/take-over/seen', seeTakeOver, { input: z.object({ id }), output: InspectionVersions })
  expose('GET /inspections/:id/versions', showVersions, { input: z.object({ id }), output: InspectionVersions })
  expose('POST /inspections/:id/kept', setAside, { input: SetAside, output: InspectionVersions })
  expose('POST /inspections/:id/kept/:keptId/settle', settleKept, { input: Settlement, output: InspectionVersions })
}
