import { z } from 'zod'
import { DrawEntry, RankedEntry } from '#domain/draw/draw.ts'
import { optionalLine, optionalProse } from '#domain/text.ts'

/** What stands outside the envelopes: that there is a check, and how far it is. */
export const TravelCheckShadow = z
  .object({
    id: z.uuid(),
    rocYear: z.int(),
    size: z.int(),
    suppliedByName: z.string(),
    suppliedAt: z.iso.datetime(),
    percent: z.int().nullable(),
    drawnByName: z.string().nullable(),
    drawnAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'TravelCheckShadow' })
export type TravelCheckShadow = z.infer<typeof TravelCheckShadow>

export const CheckPopulation = z.array(DrawEntry)

/** The draw as anybody repeats it from seed and names. */
export const CheckDraw = z.object({
  seed: z.string(),
  count: z.int(),
  ranking: z.array(RankedEntry),
  recordHash: z.string(),
})
export type CheckDraw = z.infer<typeof CheckDraw>

export const CheckResult = z
  .object({
    personId: z.uuid(),
    verdict: z.enum(['consistent', 'discrepant']),
    /** What explains a difference between exit and attendance. */
    explanation: optionalProse(1000),
  })
  .meta({ id: 'TravelCheckResult' })
export type CheckResult = z.infer<typeof CheckResult>
export const CheckResults = z.array(CheckResult)

/** With its envelopes open, for ethics alone. */
export const TravelCheck = TravelCheckShadow.extend({
  population: CheckPopulation,
  draw: CheckDraw.nullable(),
  results: CheckResults,
}).meta({ id: 'TravelCheck' })
export type TravelCheck = z.infer<typeof TravelCheck>

export const CheckSupply = z
  .object({
    id: z.uuid(),
    rocYear: z.int().min(100).max(300),
    /** Those with a record of exit. */
    personIds: z.array(z.uuid()).min(2).max(2000),
  })
  .meta({ id: 'TravelCheckSupply' })
export type CheckSupply = z.infer<typeof CheckSupply>

export const CheckOrder = z
  .object({
    id: z.uuid(),
    version: z.int(),
    /** Empty: the server throws the dice. */
    seed: optionalLine(200),
  })
  .meta({ id: 'TravelCheckOrder' })
export type CheckOrder = z.infer<typeof CheckOrder>

export const CheckJudgement = z
  .object({ id: z.uuid(), version: z.int(), ...CheckResult.shape })
  .meta({ id: 'TravelCheckJudgement' })
export type CheckJudgement = z.infer<typeof CheckJudgement>

export const CheckWritten = z.object({ id: z.uuid() }).meta({ id: 'TravelCheckWritten' })
