import { z } from 'zod'
import { optionalLine } from '#domain/text.ts'

/** What stands on every letter of the agency. Left empty, it is left out. */
export const Letterhead = z.object({
  /** The word before the number: 樂鄉政. */
  word: optionalLine(20),
  /** As the exchange of official documents knows it. A wrong one is worse than none. */
  agencyCode: z.string().regex(/^(?:[0-9A-Z]{10})?$/),
  address: optionalLine(120),
  telephone: optionalLine(60),
  fax: optionalLine(60),
  email: optionalLine(120),
})
export type Letterhead = z.infer<typeof Letterhead>

export const emptyLetterhead: Letterhead = { word: '', agencyCode: '', address: '', telephone: '', fax: '', email: '' }
