import { z } from 'zod'

/** Who decides on a permit after the head of the unit. Of class 密 there is always a second. */
export const MediaSettings = z.object({
  secondApprover: z.object({
    restricted: z.enum(['none', 'ethics', 'head']),
    confidential: z.enum(['ethics', 'head']),
  }),
})
export type MediaSettings = z.infer<typeof MediaSettings>

export const defaultMediaSettings: MediaSettings = {
  secondApprover: { restricted: 'none', confidential: 'ethics' },
}
