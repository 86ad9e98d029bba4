import { z } from 'zod'
import { RecordKeys, ShownRecord } from '#domain/assignment/shown-record.ts'
import { EvidenceKind } from '#domain/duty/duty.ts'
import { FileIds, StoredFile } from '#domain/file/file.ts'
import { DutyAction, type DutyMode, type DutyTiming } from '#domain/plan/compiled-plan.ts'
import { line, optionalProse } from '#domain/text.ts'

export const DueTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** One duty on one unit with its dates, as the plan and the calendar give them. */
export const PlannedAssignment = z
  .object({
    dutyId: z.uuid(),
    unitId: z.uuid(),
    fromDate: z.iso.date(),
    /** Null for a standing duty: it is kept, not finished. */
    dueDate: z.iso.date().nullable(),
    /** Taipei time on `dueDate`; null means the end of that day. */
    dueTime: DueTime.nullable(),
    /** Number within duty and unit, given once and never to another day; not always in the order of dates. */
    occurrence: z.int().positive(),
  })
  .meta({ id: 'PlannedAssignment' })
export type PlannedAssignment = z.infer<typeof PlannedAssignment>

const AssignmentDates = PlannedAssignment.pick({ fromDate: true, dueDate: true, dueTime: true })

/** What a change of the period does to one assignment: told before it is confirmed. */
export const PlannedMove = z
  .object({
    change: z.enum(['moved', 'appeared', 'vanished']),
    dutyId: z.uuid(),
    unitId: z.uuid(),
    before: AssignmentDates.nullable(),
    after: AssignmentDates.nullable(),
  })
  .meta({ id: 'PlannedMove' })
export type PlannedMove = z.infer<typeof PlannedMove>

export const AssignmentState = z.enum(['waiting', 'due', 'late', 'done', 'standing'])
export type AssignmentState = z.infer<typeof AssignmentState>

/** What scheduling needs to know of a confirmed duty. */
export type SchedulableDuty = {
  id: string
  mode: DutyMode
  action: DutyAction
  timing: DutyTiming
  unitIds: readonly string[]
  /** Where the plan names an hour, such as a daily report by 17:00. */
  dueTime?: string | null
}

/** What was done for an assignment: when, by whom, with a note and files. */
export const Evidence = z
  .object({
    id: z.uuid(),
    assignmentId: z.uuid(),
    doneAt: z.iso.datetime(),
    doneBy: z.string(),
    recordedByName: z.string(),
    note: z.string(),
    files: z.array(StoredFile),
    /** Meetings, rounds and the like that show it. */
    records: z.array(ShownRecord),
    /** The submitted checklist, where that is the evidence. */
    inspectionId: z.uuid().nullable(),
    /** The contact drill, where that is the evidence. */
    contactDrillId: z.uuid().nullable(),
  })
  .meta({ id: 'Evidence' })
export type Evidence = z.infer<typeof Evidence>

/** A duty given to a unit, perhaps to one person of it, for a time. */
export const Assignment = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    dutyId: z.uuid(),
    clauseId: z.uuid(),
    clauseLabel: z.string(),
    what: z.string(),
    action: DutyAction,
    evidenceKind: EvidenceKind,
    /** The newest version of the form to fill in, where the evidence is a checklist. */
    checklistVersionId: z.uuid().nullable(),
    checklistTitle: z.string().nullable(),
    unitId: z.uuid(),
    unitName: z.string(),
    personId: z.uuid().nullable(),
    personName: z.string().nullable(),
    fromDate: z.iso.date(),
    dueDate: z.iso.date().nullable(),
    dueTime: z.string().nullable(),
    state: AssignmentState,
    evidence: z.array(Evidence),
    /** The checklist being filled in for it, where one was begun. */
    inspectionId: z.uuid().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Assignment' })
export type Assignment = z.infer<typeof Assignment>

export const Completion = z
  .object({
    id: z.uuid(),
    evidenceId: z.uuid(),
    doneAt: z.iso.datetime(),
    doneBy: line(120),
    note: optionalProse(2000),
    fileIds: FileIds,
    /** A device of the version before does not know of them. */
    records: RecordKeys.default([]),
  })
  .meta({ id: 'Completion' })
export type Completion = z.infer<typeof Completion>

/** Something other than an assignment that waits for this very person. */
export const Waiting = z
  .object({
    kind: z.enum([
      'planApproval',
      'planReview',
      'inspectionSubmission',
      'inspectionTakenOver',
      'inspectionVersions',
      'inspectionPlanApproval',
      'outcomeReportApproval',
      'officialDocumentApproval',
      'rewardProposalApproval',
      'documentTemplateApproval',
      'drawWitness',
      'readinessUnit',
      'readinessAgency',
      'deficiencyImprovement',
      'deficiencyOverdue',
      'deficiencyHandOver',
      'deficiencyDecision',
      'contactDrill',
      'contactsDoubtful',
      'sealedMatter',
      'sealedGlassAsked',
      'sealedGlassBroken',
      'followUpCase',
      'resolution',
      'minutesApproval',
      'workOrderApproval',
      'travelApproval',
      'travelBriefing',
      'travelReturn',
      'travelAnswer',
      'travelOverdue',
      'mediaPermitApproval',
      'mediaWitness',
      'mediaReturn',
      'standingDuty',
      'awarenessCampaign',
    ]),
    subjectId: z.uuid(),
    title: z.string(),
    unitName: z.string().nullable(),
    dueDate: z.iso.date().nullable(),
  })
  .meta({ id: 'Waiting' })
export type Waiting = z.infer<typeof Waiting>

export const Today = z
  .object({ date: z.iso.date(), assignments: z.array(Assignment), waiting: z.array(Waiting) })
  .meta({ id: 'Today' })
export type Today = z.infer<typeof Today>
