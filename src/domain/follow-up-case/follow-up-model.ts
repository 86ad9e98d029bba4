import { z } from 'zod'
import { Role } from '#domain/person/person.ts'
import { Authority } from '#domain/route/authority.ts'
import { IncidentKind, RouteBasis, Within } from '#domain/route/route.ts'

/** What follows an event: 洩密查處、違規使用查處、陳情處理、詐騙示警. */
export const FollowUpKind = z.enum(['secretLeak', 'insiderMisuse', 'petition', 'fraud'])
export type FollowUpKind = z.infer<typeof FollowUpKind>

/** What was found; it decides which steps are owed from there on. */
export const FollowUpOutcome = z.enum([
  'unfounded',
  'administrative',
  'criminal',
  'corruption',
  'otherEvent',
  'toAnswer',
  'transferred',
  'notHandled',
])
export type FollowUpOutcome = z.infer<typeof FollowUpOutcome>

/** What a step asks to be said of it; the time is always asked. */
export const StepProof = z.strictObject({
  note: z.boolean().default(false),
  /** The number of a document or file, a receipt, an address where it was published. */
  reference: z.boolean().default(false),
  /** One of these was told or decided. */
  authorities: z.array(Authority).default([]),
  /** Who takes their place where the matter concerns every one of them. */
  standIn: Authority.nullable().default(null),
})
export type StepProof = z.infer<typeof StepProof>

export const StepDue = z.strictObject({
  /** `opened`, or the step that it runs from. */
  from: z.string(),
  within: Within,
  basis: RouteBasis,
})

const key = z.string().regex(/^[a-z][A-Za-z]{1,39}$/)

export const FollowUpStepModel = z.strictObject({
  key,
  /** Those that must have been done before, as far as the branch owes them. */
  after: z.array(key).default([]),
  /** Owed or possible with these outcomes only; with all where empty. */
  when: z.array(FollowUpOutcome).default([]),
  by: z.array(Role).min(1),
  isMandatory: z.boolean().default(true),
  /** Says the outcome. It may be said anew until the end; what followed from the old one then is owed again. */
  decides: z.boolean().default(false),
  ends: z.boolean().default(false),
  /** Does not count where it was done by somebody whom the matter turns out to concern. */
  isImpartial: z.boolean().default(false),
  proof: StepProof,
  due: StepDue.nullable().default(null),
  basis: RouteBasis,
})
export type FollowUpStepModel = z.infer<typeof FollowUpStepModel>

/** How a case of one kind goes, as it stands from a day on. A case keeps the version with which it was opened. */
export const FollowUpModel = z.strictObject({
  kind: FollowUpKind,
  from: z.iso.date(),
  /** Out of a sealed matter: then nothing in words is kept of it. */
  isSealed: z.boolean(),
  incidentKinds: z.array(IncidentKind).min(1),
  outcomes: z.array(FollowUpOutcome),
  steps: z.array(FollowUpStepModel).min(2),
})
export type FollowUpModel = z.infer<typeof FollowUpModel>
