import { z } from 'zod'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

export const InspectionPlanKind = z.enum(['regular', 'irregular', 'joint', 'reInspection'])
export const InspectionPlanStatus = z.enum(['draft', 'submitted', 'approved'])

const Named = z.object({ id: z.uuid(), name: z.string() })

/** Something that the inspector found wanting. */
export const Finding = z
  .object({
    itemKey: z.string(),
    question: z.string(),
    note: z.string(),
    grade: z.enum(['minor', 'major', 'critical']),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>

/** One unit with one form: what is looked at, and what came of it. */
export const InspectionTarget = z
  .object({
    id: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    checklistId: z.uuid(),
    checklistTitle: z.string(),
    inspectionId: z.uuid().nullable(),
    inspectionStatus: z.enum(['draft', 'submitted']).nullable(),
    submittedAt: z.iso.datetime().nullable(),
    compliant: z.int().nullable(),
    notCompliant: z.int().nullable(),
    notApplicable: z.int().nullable(),
    /** Who went along. */
    companions: z.array(Named),
    /** Those without an account. */
    others: z.string(),
    findings: z.array(Finding),
  })
  .meta({ id: 'InspectionTarget' })
export type InspectionTarget = z.infer<typeof InspectionTarget>

export const InspectionPlanSummary = z
  .object({
    id: z.uuid(),
    kind: InspectionPlanKind,
    title: z.string(),
    planId: z.uuid().nullable(),
    planTitle: z.string().nullable(),
    fromDate: z.iso.date(),
    toDate: z.iso.date(),
    announced: z.boolean(),
    status: InspectionPlanStatus,
    /** How many forms are to be filled in, and how many were handed in. */
    targets: z.int(),
    done: z.int(),
  })
  .meta({ id: 'InspectionPlanSummary' })
export type InspectionPlanSummary = z.infer<typeof InspectionPlanSummary>

export const InspectionPlan = InspectionPlanSummary.omit({ targets: true, done: true })
  .extend({
    clauseId: z.uuid().nullable(),
    clauseLabel: z.string().nullable(),
    drawId: z.uuid().nullable(),
    drawTitle: z.string().nullable(),
    remark: z.string(),
    madeBy: z.uuid(),
    madeByName: z.string(),
    approvedByName: z.string().nullable(),
    approvedAt: z.iso.datetime().nullable(),
    returnRemark: z.string().nullable(),
    inspectors: z.array(Named),
    jointUnits: z.array(Named),
    targets: z.array(InspectionTarget),
    version: z.int(),
  })
  .meta({ id: 'InspectionPlan' })
export type InspectionPlan = z.infer<typeof InspectionPlan>

/** Written whole; version 0 while it is not yet stored. */
export const InspectionPlanDraft = z
  .object({
    id: z.uuid(),
    version: z.int().min(0),
    kind: InspectionPlanKind,
    title: line(120),
    planId: z.uuid().nullable(),
    clauseId: z.uuid().nullable(),
    drawId: z.uuid().nullable(),
    fromDate: z.iso.date(),
    toDate: z.iso.date(),
    announced: z.boolean(),
    remark: optionalProse(1000),
    inspectorIds: z.array(z.uuid()).min(1).max(20),
    jointUnitIds: z.array(z.uuid()).max(20),
    targets: z
      .array(z.object({ id: z.uuid(), unitId: z.uuid(), checklistId: z.uuid() }))
      .min(1)
      .max(300),
  })
  .meta({ id: 'InspectionPlanDraft' })
export type InspectionPlanDraft = z.infer<typeof InspectionPlanDraft>

const companions = { companionIds: z.array(z.uuid()).max(20), others: optionalLine(200) }
export const InspectionBeginning = z.object({ id: z.uuid(), targetId: z.uuid(), inspectionId: z.uuid(), ...companions })
export type InspectionBeginning = z.infer<typeof InspectionBeginning>
export const InspectionCompany = z.object({ id: z.uuid(), targetId: z.uuid(), ...companions })
export type InspectionCompany = z.infer<typeof InspectionCompany>
