import { z } from 'zod'
import { PlannedMove } from '#domain/assignment/assignment.ts'
import { prose } from '#domain/text.ts'
import { WordChange } from './word-difference.ts'

/** What becomes of a duty when the words of its clause change. */
export const DutyFate = z.object({
  fate: z.enum(['kept', 'changed', 'added', 'dropped']),
  dutyId: z.uuid(),
  what: z.string(),
})
export type DutyFate = z.infer<typeof DutyFate>

export const ClauseChange = z.object({
  change: z.enum(['same', 'changed', 'added', 'removed']),
  /** Stands elsewhere among its neighbours; another number alone is no move. */
  isMoved: z.boolean(),
  beforeId: z.uuid().nullable(),
  afterId: z.uuid().nullable(),
  beforeLabel: z.string().nullable(),
  afterLabel: z.string().nullable(),
  heading: z.string().nullable(),
  words: z.array(WordChange),
  duties: z.array(DutyFate),
})
export type ClauseChange = z.infer<typeof ClauseChange>

/** What a file brings along that is no text: it is not taken over, and said. */
export const FileNotice = z.enum(['macros', 'externalLinks', 'embeddedObjects', 'trackedChanges'])
export type FileNotice = z.infer<typeof FileNotice>

/** How many tasks of a duty are out, and how many of them are done. */
const Running = z.object({ dutyId: z.uuid(), open: z.int(), done: z.int() })

/** Another text beside the plan's: what it changes, before anything is taken over. */
export const PlanComparison = z
  .object({
    text: z.string(),
    notices: z.array(FileNotice),
    changes: z.array(ClauseChange),
    running: z.array(Running),
  })
  .meta({ id: 'PlanComparison' })
export type PlanComparison = z.infer<typeof PlanComparison>

export const TextTakenOver = z
  .object({ id: z.uuid(), version: z.int(), text: z.string().min(1).max(400_000) })
  .meta({ id: 'TextTakenOver' })

/** A draft beside the running plan; with `text` it begins with that wording. */
export const AmendmentStart = z
  .object({ id: z.uuid(), planId: z.uuid(), reason: prose(500), text: z.string().min(1).max(400_000).optional() })
  .meta({ id: 'AmendmentStart' })

/** What an amendment changes in the plan and in what is out under it. */
export const AmendmentEffect = z
  .object({
    number: z.int(),
    reason: z.string(),
    changes: z.array(ClauseChange),
    running: z.array(Running),
    moves: z.array(PlannedMove),
  })
  .meta({ id: 'AmendmentEffect' })
export type AmendmentEffect = z.infer<typeof AmendmentEffect>

/** A text of the plan that is or was in force; 0 is the one first issued. */
export const PlanVersion = z
  .object({
    number: z.int(),
    title: z.string(),
    reason: z.string().nullable(),
    sourceText: z.string(),
    contentHash: z.string(),
    /** Null where it was signed on paper. */
    approvedByName: z.string().nullable(),
    inForceFrom: z.iso.datetime(),
  })
  .meta({ id: 'PlanVersion' })
export type PlanVersion = z.infer<typeof PlanVersion>

/** `openId`: the amendment that is being written or waits for approval. */
export const PlanVersions = z
  .object({ versions: z.array(PlanVersion), openId: z.uuid().nullable() })
  .meta({ id: 'PlanVersions' })
export type PlanVersions = z.infer<typeof PlanVersions>
