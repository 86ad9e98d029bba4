import { z } from 'zod'
import { ChecklistKind } from '#domain/checklist/checklist.ts'
import { DutyAction, DutyMode, DutyTiming, Recipient } from '#domain/plan/compiled-plan.ts'
import { line, optionalProse, prose } from '#domain/text.ts'

export const DutyStatus = z.enum(['proposed', 'accepted', 'dismissed'])

/** What must be shown before an assignment of this duty counts as done. */
export const EvidenceKind = z.enum(['none', 'note', 'file', 'checklist'])

/** One obligation of a plan: one thing that somebody must do and could show evidence of. */
export const Duty = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    clauseId: z.uuid(),
    position: z.int(),
    what: prose(2000),
    action: DutyAction,
    mode: DutyMode,
    timing: DutyTiming,
    /** Who must act, in the plan's words; `unitIds` is what that means here. */
    owners: z.array(line(60)).max(20),
    unitIds: z.array(z.uuid()).max(200),
    trigger: optionalProse(500).nullable(),
    recipients: z.array(Recipient).max(20),
    evidence: EvidenceKind,
    /** Which self-inspection forms, where the evidence is a checklist. */
    checklistKinds: z.array(ChecklistKind).max(3),
    status: DutyStatus,
    dismissalReason: z.string().nullable(),
    /** Where in the plan's text it was read; null for a duty that an officer added. */
    spanStart: z.int().nullable(),
    spanEnd: z.int().nullable(),
    /** How sure the reader is, 0 to 1; null for an added duty. */
    confidence: z.number().nullable(),
    /** In a draft that amends a plan: the duty of that plan which this one stands for. */
    originId: z.uuid().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Duty' })
export type Duty = z.infer<typeof Duty>

const fields = Duty.pick({
  what: true,
  action: true,
  mode: true,
  timing: true,
  unitIds: true,
  evidence: true,
  checklistKinds: true,
  trigger: true,
  recipients: true,
})

export const DutyAddition = fields.extend({ id: z.uuid(), clauseId: z.uuid() }).meta({ id: 'DutyAddition' })
export type DutyAddition = z.infer<typeof DutyAddition>

export const DutyCorrection = fields.extend({ id: z.uuid(), version: z.int() }).meta({ id: 'DutyCorrection' })
export type DutyCorrection = z.infer<typeof DutyCorrection>

export const Versioned = z.object({ id: z.uuid(), version: z.int() }).meta({ id: 'Versioned' })
export const Reasoned = Versioned.extend({ reason: prose(500) }).meta({ id: 'Reasoned' })
