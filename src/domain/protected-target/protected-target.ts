import { z } from 'zod'
import { ContactKind, telephone } from '#domain/contact/contact.ts'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

export const ProtectiveMeasureState = z.enum(['planned', 'inPlace', 'stopped'])
export type ProtectiveMeasureState = z.infer<typeof ProtectiveMeasureState>

const facts = {
  /** One of the agency's own list. */
  kind: line(20),
  name: line(80),
  place: optionalLine(120),
  /** Why it is likely to be attacked. */
  reason: optionalProse(500),
  /** The unit that is responsible for it. */
  unitId: z.uuid(),
  /** The outside body that is responsible for it, where there is one: a contact. */
  bodyId: z.uuid().nullable(),
  /** Police, fire and whoever else is called for it. */
  contactIds: z.array(z.uuid()).max(20),
  remark: optionalProse(300),
}

/** As much of a contact as is needed to call it. */
export const CalledContact = z
  .object({
    id: z.uuid(),
    kind: ContactKind,
    name: z.string(),
    post: z.string(),
    dayTelephone: telephone,
    nightTelephone: telephone,
    withdrawnOn: z.iso.date().nullable(),
  })
  .meta({ id: 'CalledContact' })
export type CalledContact = z.infer<typeof CalledContact>

export const ProtectiveMeasure = z
  .object({
    id: z.uuid(),
    what: line(200),
    state: ProtectiveMeasureState,
    /** Planned for this day, in place or stopped since. */
    onDate: z.iso.date(),
    version: z.int(),
  })
  .meta({ id: 'ProtectiveMeasure' })
export type ProtectiveMeasure = z.infer<typeof ProtectiveMeasure>

export const TargetRecordKind = z.enum(['exercise', 'inspection', 'contactDrill'])
export type TargetRecordKind = z.infer<typeof TargetRecordKind>

/** What was done for a target, where it stands. */
export const TargetRecord = z
  .object({ kind: TargetRecordKind, id: z.uuid(), title: z.string(), on: z.iso.date() })
  .meta({ id: 'TargetRecord' })
export type TargetRecord = z.infer<typeof TargetRecord>

/** 防護目標: a place that is likely to be attacked. */
export const ProtectedTarget = z
  .object({
    id: z.uuid(),
    ...facts,
    unitName: z.string(),
    bodyName: z.string().nullable(),
    withdrawnOn: z.iso.date().nullable(),
    measures: z.array(ProtectiveMeasure),
    version: z.int(),
  })
  .meta({ id: 'ProtectedTarget' })
export type ProtectedTarget = z.infer<typeof ProtectedTarget>

export const ProtectedTargetEntry = z.object({ id: z.uuid(), ...facts }).meta({ id: 'ProtectedTargetEntry' })
export type ProtectedTargetEntry = z.infer<typeof ProtectedTargetEntry>

export const ProtectedTargetChange = ProtectedTargetEntry.extend({ version: z.int() }).meta({
  id: 'ProtectedTargetChange',
})
export type ProtectedTargetChange = z.infer<typeof ProtectedTargetChange>

/** A measure that is new, with version 0, or one whose state has changed. */
export const ProtectiveMeasureEntry = z
  .object({
    /** of the target */
    id: z.uuid(),
    measureId: z.uuid(),
    what: ProtectiveMeasure.shape.what,
    state: ProtectiveMeasureState,
    onDate: z.iso.date(),
    version: z.int().min(0),
  })
  .meta({ id: 'ProtectiveMeasureEntry' })
export type ProtectiveMeasureEntry = z.infer<typeof ProtectiveMeasureEntry>

export const TargetRecordEntry = z
  .object({ /** of the target */ id: z.uuid(), linkId: z.uuid(), kind: TargetRecordKind, recordId: z.uuid() })
  .meta({ id: 'TargetRecordEntry' })
export type TargetRecordEntry = z.infer<typeof TargetRecordEntry>

export const ProtectedTargetDetail = z
  .object({
    target: ProtectedTarget,
    /** The responsible body first. */
    contacts: z.array(CalledContact),
    /** The latest first. */
    records: z.array(TargetRecord),
    emergencyPlans: z.array(z.object({ id: z.uuid(), title: z.string(), versionLabel: z.string() })),
  })
  .meta({ id: 'ProtectedTargetDetail' })
export type ProtectedTargetDetail = z.infer<typeof ProtectedTargetDetail>
