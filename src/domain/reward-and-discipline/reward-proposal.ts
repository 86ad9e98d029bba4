import { z } from 'zod'
import { line, optionalProse } from '#domain/text.ts'
import { RewardDirection } from './reward-facts.ts'

/** Before a fault is proposed the person is heard; what they said is kept, or that they would say nothing. */
const Hearing = z
  .object({ heardOn: z.iso.date(), declined: z.boolean(), statement: optionalProse(2000) })
  .meta({ id: 'RewardHearing' })
export type Hearing = z.infer<typeof Hearing>

/** One person of the list, and what is proposed. */
export const RewardEntry = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    direction: RewardDirection,
    /** By its name in the agency's own list. */
    measure: line(12),
    times: z.int().min(1).max(9),
    reason: optionalProse(1000),
    /** Of a demerit. */
    hearing: Hearing.nullable(),
  })
  .meta({ id: 'RewardEntry' })
export type RewardEntry = z.infer<typeof RewardEntry>

export const RewardEntries = z.array(RewardEntry).max(200)

export const RewardState = z.enum(['draft', 'sent', 'returned', 'approved', 'discarded'])
export type RewardState = z.infer<typeof RewardState>

/** As much as a list tells: no person, and not how many. */
export const RewardShadow = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    planTitle: z.string(),
    state: RewardState,
    /** The approved list that this one puts right. */
    replaces: z.uuid().nullable(),
    isReplaced: z.boolean(),
    madeByName: z.string(),
    madeAt: z.iso.datetime(),
    approvedAt: z.iso.datetime().nullable(),
    hash: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'RewardShadow' })
export type RewardShadow = z.infer<typeof RewardShadow>

/** 獎懲建議: whom one plan's work suggests for merit or fault, as one list. */
export const RewardProposal = z
  .object({
    ...RewardShadow.shape,
    entries: RewardEntries,
    /** Those who are listed, also when they have left since. */
    people: z.array(z.object({ personId: z.uuid(), name: z.string(), title: z.string(), unitName: z.string() })),
    /** What the approvers are shown. */
    contentHash: z.string(),
  })
  .meta({ id: 'RewardProposal' })
export type RewardProposal = z.infer<typeof RewardProposal>

export const RewardStart = z.object({
  /** The plan. */
  id: z.uuid(),
  proposalId: z.uuid(),
  replaces: z.uuid().nullable(),
})
export type RewardStart = z.infer<typeof RewardStart>

export const RewardChange = z.object({ id: z.uuid(), version: z.int(), entries: RewardEntries })
export type RewardChange = z.infer<typeof RewardChange>

/** Nothing of what was written, since answers to writes are kept in clear. */
export const RewardWritten = z.object({ id: z.uuid(), version: z.int() }).meta({ id: 'RewardWritten' })
