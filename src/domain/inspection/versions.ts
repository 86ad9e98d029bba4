import { z } from 'zod'
import { Answer } from '#domain/checklist/checklist.ts'
import { StoredFile } from '#domain/file/file.ts'
import { optionalProse } from '#domain/text.ts'

/** Somebody took an inspection over from somebody else. */
export const Holding = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    takenFrom: z.uuid(),
    takenFromName: z.string(),
    since: z.iso.datetime(),
    /** When the one who had it said that it was read. */
    seenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Holding' })
export type Holding = z.infer<typeof Holding>

/** Which answers a person chose: those of the inspection, those set aside, or some of each. */
export const KeptChoice = z.enum(['current', 'setAside', 'merged'])
export type KeptChoice = z.infer<typeof KeptChoice>

/** Answers that arrived when somebody else had gone on or handed in. */
export const KeptVersion = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    answers: z.array(Answer),
    baseVersion: z.int(),
    claimedAt: z.iso.datetime().nullable(),
    keptAt: z.iso.datetime(),
    chosen: KeptChoice.nullable(),
    remark: z.string().nullable(),
    settledByName: z.string().nullable(),
    settledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'KeptVersion' })
export type KeptVersion = z.infer<typeof KeptVersion>

export const InspectionVersions = z
  .object({
    /** The latest first. */
    holdings: z.array(Holding),
    kept: z.array(KeptVersion),
    /** Those that the answers set aside name. */
    files: z.array(StoredFile),
  })
  .meta({ id: 'InspectionVersions' })
export type InspectionVersions = z.infer<typeof InspectionVersions>

export const SetAside = z
  .object({
    id: z.uuid(),
    keptId: z.uuid(),
    answers: z.array(Answer).max(2000),
    baseVersion: z.int().min(0).max(1_000_000),
    claimedAt: z.iso.datetime().nullable().default(null),
  })
  .meta({ id: 'SetAside' })
export type SetAside = z.infer<typeof SetAside>

export const Settlement = z
  .object({ id: z.uuid(), keptId: z.uuid(), chosen: KeptChoice, remark: optionalProse(500).default('') })
  .meta({ id: 'Settlement' })
export type Settlement = z.infer<typeof Settlement>
