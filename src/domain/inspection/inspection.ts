import { z } from 'zod'
import { Answer, ChecklistContent } from '#domain/checklist/checklist.ts'
import { StoredFile } from '#domain/file/file.ts'

export const InspectionStatus = z.enum(['draft', 'submitted'])

/** One filled checklist. Once submitted it never changes. */
export const Inspection = z
  .object({
    id: z.uuid(),
    assignmentId: z.uuid().nullable(),
    planId: z.uuid().nullable(),
    unitId: z.uuid(),
    unitName: z.string(),
    checklistVersionId: z.uuid(),
    title: z.string(),
    status: InspectionStatus,
    answers: z.array(Answer),
    /** Who fills it in; one person at a time. */
    heldBy: z.uuid(),
    heldByName: z.string(),
    /** The one who filled it in says: ready for the unit head. */
    readyToSubmit: z.boolean(),
    submittedAt: z.iso.datetime().nullable(),
    submittedByName: z.string().nullable(),
    compliant: z.int(),
    notCompliant: z.int(),
    notApplicable: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Inspection' })
export type Inspection = z.infer<typeof Inspection>

/** What is told of an inspection just handed in: all but the answers, which the teller knows. */
export const SubmittedInspection = Inspection.omit({ answers: true }).meta({ id: 'SubmittedInspection' })
export type SubmittedInspection = z.infer<typeof SubmittedInspection>

export const InspectionDetail = z
  .object({ inspection: Inspection, checklist: ChecklistContent, files: z.array(StoredFile) })
  .meta({ id: 'InspectionDetail' })
export type InspectionDetail = z.infer<typeof InspectionDetail>

const entry = {
  id: z.uuid(),
  checklistVersionId: z.uuid(),
  unitId: z.uuid(),
  assignmentId: z.uuid().nullable(),
  /** 0 while the inspection is not yet stored. */
  version: z.int().min(0),
  answers: z.array(Answer).max(400),
}

export const InspectionDraft = z.object({ ...entry, readyToSubmit: z.boolean() }).meta({ id: 'InspectionDraft' })
export type InspectionDraft = z.infer<typeof InspectionDraft>

export const InspectionSubmission = z.object(entry).meta({ id: 'InspectionSubmission' })
export type InspectionSubmission = z.infer<typeof InspectionSubmission>
