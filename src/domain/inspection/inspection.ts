import { z } from 'zod'
import { Answer, ChecklistContent } from '#domain/checklist/checklist.ts'
import { StoredFile } from '#domain/file/file.ts'

export const InspectionStatus = z.enum(['draft', 'submitted'])

/** The unit looks at itself, or the ethics office looks at the unit with the same form. */
export const InspectionOrigin = z.enum(['selfInspection', 'inspection'])
export type InspectionOrigin = z.infer<typeof InspectionOrigin>

/** One filled checklist. Once submitted it never changes. */
export const Inspection = z
  .object({
    id: z.uuid(),
    assignmentId: z.uuid().nullable(),
    planId: z.uuid().nullable(),
    unitId: z.uuid(),
    unitName: z.string(),
    origin: InspectionOrigin,
    /** The facility that was looked at, where the form is about one. */
    pointId: z.uuid().nullable(),
    pointName: z.string().nullable(),
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
    /** When the device says that it was finished; the server's time is what counts. */
    claimedAt: z.iso.datetime().nullable(),
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

/** What was answered the last time to the same form, for the same unit and place. */
export const PreviousAnswers = z
  .object({ inspectionId: z.uuid(), submittedAt: z.iso.datetime(), answers: z.array(Answer) })
  .meta({ id: 'PreviousAnswers' })
export type PreviousAnswers = z.infer<typeof PreviousAnswers>

export const InspectionDetail = z
  .object({
    inspection: Inspection,
    checklist: ChecklistContent,
    files: z.array(StoredFile),
    previous: PreviousAnswers.nullable(),
  })
  .meta({ id: 'InspectionDetail' })
export type InspectionDetail = z.infer<typeof InspectionDetail>

const entry = {
  id: z.uuid(),
  checklistVersionId: z.uuid(),
  unitId: z.uuid(),
  assignmentId: z.uuid().nullable(),
  origin: InspectionOrigin.default('selfInspection'),
  pointId: z.uuid().nullable().default(null),
  /** 0 while the inspection is not yet stored. */
  version: z.int().min(0),
  answers: z.array(Answer).max(2000),
}

export const InspectionDraft = z.object({ ...entry, readyToSubmit: z.boolean() }).meta({ id: 'InspectionDraft' })
export type InspectionDraft = z.infer<typeof InspectionDraft>

export const InspectionSubmission = z
  .object({ ...entry, claimedAt: z.iso.datetime().nullable().default(null) })
  .meta({ id: 'InspectionSubmission' })
export type InspectionSubmission = z.infer<typeof InspectionSubmission>
