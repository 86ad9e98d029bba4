import { z } from 'zod'

/** What the records say of somebody, or of a unit. */
export const RewardFactKind = z.enum([
  'dutiesInTime',
  'dutiesLate',
  'dutiesNotDone',
  'inspections',
  'deficienciesMended',
  'deficienciesMendedLate',
  'deficienciesOverdue',
  'deficienciesRepeated',
  'incidentsReported',
  'patrols',
  'statusInTime',
  'statusLate',
  'meetingsChaired',
  'resolutionsDone',
  'resolutionsNotDone',
])
export type RewardFactKind = z.infer<typeof RewardFactKind>

const RewardRecord = z.object({ id: z.uuid(), name: z.string() })

const RewardFact = z.object({ kind: RewardFactKind, records: z.array(RewardRecord) }).meta({ id: 'RewardFact' })
export type RewardFact = z.infer<typeof RewardFact>

export const RewardDirection = z.enum(['commendation', 'demerit'])
export type RewardDirection = z.infer<typeof RewardDirection>

/** Whom the records suggest, and why. Nobody is proposed by it: that is for an officer. */
export const RewardCandidate = z
  .object({ personId: z.uuid(), direction: RewardDirection, reason: z.string() })
  .meta({ id: 'RewardCandidate' })
export type RewardCandidate = z.infer<typeof RewardCandidate>

export const RewardFacts = z
  .object({
    people: z.array(z.object({ personId: z.uuid(), facts: z.array(RewardFact) })),
    /** What no single person owed. */
    units: z.array(z.object({ unitId: z.uuid(), facts: z.array(RewardFact) })),
    candidates: z.array(RewardCandidate),
  })
  .meta({ id: 'RewardFacts' })
export type RewardFacts = z.infer<typeof RewardFacts>
