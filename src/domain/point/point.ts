import { z } from 'zod'
import type { ChecklistKind } from '#domain/checklist/checklist.ts'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

export const PointKind = z.enum([
  'serverRoom',
  'archiveStore',
  'counter',
  'door',
  'camera',
  'extinguisher',
  'cabinet',
  'other',
])
export type PointKind = z.infer<typeof PointKind>

/** What is wrong with a point today, or will be in the period of the plan. */
export const PointFaultCode = z.enum([
  'expired',
  'expiresInPeriod',
  'cameraKeepsTooFewDays',
  'cameraUnclear',
  'cameraUnknown',
  'withoutChecklist',
  'notLookedAtThisPeriod',
])
export type PointFaultCode = z.infer<typeof PointFaultCode>

export const PointFault = z
  .object({
    code: PointFaultCode,
    /** Of a camera: how many days its pictures must be kept, and whether the holiday or the agency's own setting asks it. */
    needed: z.int().optional(),
    measure: z.enum(['holiday', 'setting']).optional(),
  })
  .meta({ id: 'PointFault' })
export type PointFault = z.infer<typeof PointFault>

const facts = {
  kind: PointKind,
  name: line(80),
  floor: optionalLine(20),
  room: optionalLine(40),
  unitId: z.uuid(),
  /** The point's own form; without one the agency's form of the matching kind is used. */
  checklistId: z.uuid().nullable(),
  photographId: z.uuid().nullable(),
  /** Of a camera: what it covers, whether faces are recognisable, for how many days its pictures are kept. */
  cameraRange: optionalProse(300).nullable(),
  cameraClear: z.boolean().nullable(),
  keptDays: z.int().min(0).max(3650).nullable(),
  /** Of an extinguisher and whatever else expires: the last good day. */
  expiresOn: z.iso.date().nullable(),
}

/** A place or thing that is looked at. It bears a label; the code on it opens the form to fill in there. */
export const Point = z
  .object({
    id: z.uuid(),
    ...facts,
    unitName: z.string(),
    /** As printed on the label. */
    code: z.string(),
    /** The version of the form that is begun here today. */
    checklistVersionId: z.uuid().nullable(),
    checklistTitle: z.string().nullable(),
    lastInspectedAt: z.iso.datetime().nullable(),
    /** Null for those who may not see what is wrong at that unit. */
    faults: z.array(PointFault).nullable(),
    retiredOn: z.iso.date().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Point' })
export type Point = z.infer<typeof Point>

export const PointEntry = z.object({ id: z.uuid(), ...facts }).meta({ id: 'PointEntry' })
export type PointEntry = z.infer<typeof PointEntry>

export const PointChange = z.object({ id: z.uuid(), ...facts, version: z.int() }).meta({ id: 'PointChange' })
export type PointChange = z.infer<typeof PointChange>

export const PointFilter = z.object({ unitId: z.uuid().optional(), kind: PointKind.optional() })

/** As many labels as one sheet of paper work is worth. */
const mostLabels = 200

/** The points whose labels are printed: those named, else those of a unit, else all. */
export const LabelsAsked = z.object({
  /** Ids, separated by commas. */
  ids: z
    .string()
    .max(37 * mostLabels)
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})*$/)
    .optional(),
  unitId: z.uuid().optional(),
})

export const PointResult = z
  .object({
    inspectionId: z.uuid(),
    title: z.string(),
    submittedAt: z.iso.datetime(),
    submittedByName: z.string(),
    compliant: z.int(),
    notCompliant: z.int(),
    notApplicable: z.int(),
  })
  .meta({ id: 'PointResult' })
export type PointResult = z.infer<typeof PointResult>

export const PointDetail = z
  .object({
    point: Point,
    /** The latest first; none for those who may not see the unit's records. */
    results: z.array(PointResult),
    openDeficiencies: z.int().nullable(),
  })
  .meta({ id: 'PointDetail' })
export type PointDetail = z.infer<typeof PointDetail>

/** Which of the agency's forms suits a kind of point. */
export const checklistKindOf: Partial<Record<PointKind, ChecklistKind>> = {
  serverRoom: 'serverRoom',
  archiveStore: 'archiveStore',
  camera: 'cctv',
  extinguisher: 'fireEquipment',
  cabinet: 'confidentialMedia',
}
