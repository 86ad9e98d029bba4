import { z } from 'zod'
import { line, prose } from '#domain/text.ts'

export const GlassAsked = z
  .object({ number: line(20), reason: prose(500), hours: z.int().min(1).max(4) })
  .meta({ id: 'GlassAsked' })
export type GlassAsked = z.infer<typeof GlassAsked>

/** Somebody asks to see a matter they are no reader of; another one lets them, for a while, and all is listed. */
export const SealedGlass = z
  .object({
    id: z.uuid(),
    number: z.string(),
    reason: z.string(),
    hours: z.int(),
    askedById: z.uuid(),
    askedByName: z.string(),
    askedAt: z.iso.datetime(),
    brokenByName: z.string().nullable(),
    brokenAt: z.iso.datetime().nullable(),
    endsAt: z.iso.datetime().nullable(),
    /** When it was looked through. */
    looks: z.array(z.iso.datetime()),
  })
  .meta({ id: 'SealedGlass' })
export type SealedGlass = z.infer<typeof SealedGlass>

export const GlassReason = z.string()
