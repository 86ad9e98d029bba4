import { z } from 'zod'
import { Authority } from '#domain/route/authority.ts'
import { RouteBasis } from '#domain/route/route.ts'
import { optionalLine, optionalProse } from '#domain/text.ts'
import { FollowUpKind, FollowUpOutcome, FollowUpStepModel, StepProof } from './follow-up-model.ts'

/** A step that was taken: kept as it was written. */
export const FollowUpStep = z
  .object({
    id: z.uuid(),
    step: FollowUpStepModel.shape.key,
    /** When it happened, as it was said. */
    at: z.iso.datetime(),
    outcome: FollowUpOutcome.nullable(),
    note: z.string(),
    reference: z.string(),
    authority: Authority.nullable(),
    recordedAt: z.iso.datetime(),
    recordedByName: z.string(),
    /** No more where the outcome was said anew after it, or where whoever did it turned out to be concerned. */
    counts: z.boolean(),
  })
  .meta({ id: 'FollowUpStep' })
export type FollowUpStep = z.infer<typeof FollowUpStep>

/** A step that may be taken now. */
export const FollowUpNext = FollowUpStepModel.pick({
  key: true,
  by: true,
  isMandatory: true,
  decides: true,
  ends: true,
})
  .extend({
    /** It was taken before and may be taken anew. */
    isAgain: z.boolean(),
    outcomes: z.array(FollowUpOutcome),
    proof: StepProof.omit({ standIn: true }),
    dueAt: z.iso.datetime().nullable(),
    dueBasis: RouteBasis.nullable(),
    basis: RouteBasis,
  })
  .meta({ id: 'FollowUpNext' })
export type FollowUpNext = z.infer<typeof FollowUpNext>

export const FollowUpCase = z
  .object({
    id: z.uuid(),
    kind: FollowUpKind,
    isSealed: z.boolean(),
    openedAt: z.iso.datetime(),
    openedByName: z.string(),
    outcome: FollowUpOutcome.nullable(),
    endedAt: z.iso.datetime().nullable(),
    taken: z.array(FollowUpStep),
    next: z.array(FollowUpNext),
    /** What the branch owes before the case may end. */
    missing: z.array(FollowUpStepModel.shape.key),
  })
  .meta({ id: 'FollowUpCase' })
export type FollowUpCase = z.infer<typeof FollowUpCase>

/** The cases of one event, and those that may still be opened. */
export const FollowUpCases = z
  .object({ cases: z.array(FollowUpCase), mayOpen: z.array(FollowUpKind) })
  .meta({ id: 'FollowUpCases' })
export type FollowUpCases = z.infer<typeof FollowUpCases>

export const FollowUpOpening = z
  .object({
    /** The event. */
    id: z.uuid(),
    caseId: z.uuid(),
    kind: FollowUpKind,
  })
  .meta({ id: 'FollowUpOpening' })
export type FollowUpOpening = z.infer<typeof FollowUpOpening>

export const FollowUpStepRecord = z
  .object({
    /** The event. */
    id: z.uuid(),
    caseId: z.uuid(),
    stepId: z.uuid(),
    step: FollowUpStepModel.shape.key,
    /** How many steps had been taken when this one was written. */
    seen: z.int().min(0),
    at: z.iso.datetime(),
    outcome: FollowUpOutcome.nullable().default(null),
    note: optionalProse(1000).default(''),
    reference: optionalLine(60).default(''),
    authority: Authority.nullable().default(null),
  })
  .meta({ id: 'FollowUpStepRecord' })
export type FollowUpStepRecord = z.infer<typeof FollowUpStepRecord>
