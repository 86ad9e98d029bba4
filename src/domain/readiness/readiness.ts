import { z } from 'zod'
import { optionalProse } from '#domain/text.ts'

/** Worst first. */
export const ReadinessLevel = z.enum(['red', 'amber', 'green'])
export type ReadinessLevel = z.infer<typeof ReadinessLevel>

export const ReadinessReasonCode = z.enum([
  'criticalOpen',
  'checkOwed',
  'cameraKeepsTooFewDays',
  'majorOpen',
  'expired',
  'expiresInPeriod',
  'cameraUnclear',
  'contactDoubtful',
])
export type ReadinessReasonCode = z.infer<typeof ReadinessReasonCode>

/** Why a unit is not green: the thing itself, so that it can be opened. */
export const ReadinessReason = z
  .object({
    code: ReadinessReasonCode,
    level: ReadinessLevel,
    subject: z.enum(['deficiency', 'assignment', 'point', 'contact']),
    subjectId: z.uuid(),
    name: z.string(),
  })
  .meta({ id: 'ReadinessReason' })
export type ReadinessReason = z.infer<typeof ReadinessReason>

export const UnitState = z
  .object({
    unitId: z.uuid(),
    unitName: z.string(),
    level: ReadinessLevel,
    reasons: z.array(ReadinessReason),
  })
  .meta({ id: 'UnitState' })
export type UnitState = z.infer<typeof UnitState>

/** What a signature stands for: one unit, or all of them. */
export const SignedState = z.object({ level: ReadinessLevel, units: z.array(UnitState) }).meta({ id: 'SignedState' })
export type SignedState = z.infer<typeof SignedState>

export const ReadinessSignature = z
  .object({
    level: ReadinessLevel,
    remark: z.string(),
    /** As it was when it was signed. */
    state: SignedState,
    stateHash: z.string(),
    signedByName: z.string(),
    signedAt: z.iso.datetime(),
    /** Things are no longer as they were then. */
    hasChanged: z.boolean(),
  })
  .meta({ id: 'ReadinessSignature' })
export type ReadinessSignature = z.infer<typeof ReadinessSignature>

const signable = { stateHash: z.string(), signature: ReadinessSignature.nullable() }

export const Readiness = z
  .object({
    planId: z.uuid(),
    planTitle: z.string(),
    holiday: z.object({ start: z.iso.date(), end: z.iso.date() }),
    /** Red ones first. */
    units: z.array(UnitState.extend(signable)),
    /** Null for those who see only their own unit. */
    agency: z.object({ level: ReadinessLevel, ...signable }).nullable(),
  })
  .meta({ id: 'Readiness' })
export type Readiness = z.infer<typeof Readiness>

/** What was on the screen is what is signed. */
const shown = { id: z.uuid(), stateHash: z.string().regex(/^[0-9a-f]{64}$/), remark: optionalProse(1000) }
export const UnitSigning = z.object({ ...shown, unitId: z.uuid() })
export type UnitSigning = z.infer<typeof UnitSigning>
export const AgencySigning = z.object(shown)
export type AgencySigning = z.infer<typeof AgencySigning>
