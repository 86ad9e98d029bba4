import { z } from 'zod'
import { StoredFile } from '#domain/file/file.ts'
import { prose } from '#domain/text.ts'

/** What a meeting decides: somebody owes it by a day. */
export const ResolutionDraft = z
  .object({
    id: z.uuid(),
    text: prose(1000),
    unitId: z.uuid(),
    personId: z.uuid().nullable(),
    dueDate: z.iso.date(),
  })
  .meta({ id: 'ResolutionDraft' })
export type ResolutionDraft = z.infer<typeof ResolutionDraft>

/** What a later meeting says of it; carried on, it comes back again. */
export const ResolutionDecision = z.enum(['done', 'carried', 'ended'])
export type ResolutionDecision = z.infer<typeof ResolutionDecision>

export const ResolutionState = z.enum(['open', 'reported', 'carried', 'done', 'ended'])
export type ResolutionState = z.infer<typeof ResolutionState>

export const ResolutionStep = z.object({
  id: z.uuid(),
  kind: z.enum(['reported', 'done', 'carried', 'ended']),
  /** The meeting that decided. */
  meetingId: z.uuid().nullable(),
  dueDate: z.iso.date().nullable(),
  note: z.string(),
  at: z.iso.datetime(),
  byName: z.string(),
  files: z.array(StoredFile),
})
export type ResolutionStep = z.infer<typeof ResolutionStep>

export const Resolution = z
  .object({
    id: z.uuid(),
    meetingId: z.uuid(),
    meetingKind: z.string(),
    meetingKindName: z.string().nullable(),
    meetingStartsAt: z.iso.datetime(),
    number: z.int(),
    isConfidential: z.boolean(),
    /** Null while a confidential one is not opened; so are the notes of its steps. */
    text: z.string().nullable(),
    unitId: z.uuid(),
    unitName: z.string(),
    personId: z.uuid().nullable(),
    personName: z.string().nullable(),
    dueDate: z.iso.date(),
    state: ResolutionState,
    steps: z.array(ResolutionStep),
  })
  .meta({ id: 'Resolution' })
export type Resolution = z.infer<typeof Resolution>
