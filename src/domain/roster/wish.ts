import { z } from 'zod'

export const WishKind = z.enum(['want', 'ratherNot', 'cannot'])
export type WishKind = z.infer<typeof WishKind>

export const WishReason = z.enum(['leave', 'abroad', 'health', 'family', 'other'])
export type WishReason = z.infer<typeof WishReason>

/** When somebody would like to be on duty, would rather not, or cannot. */
export const WishEntry = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    kind: WishKind,
    /** First and last day. */
    from: z.iso.date(),
    until: z.iso.date(),
    reason: WishReason,
  })
  .meta({ id: 'WishEntry' })
export type WishEntry = z.infer<typeof WishEntry>

export const Wish = WishEntry.extend({ personName: z.string() }).meta({ id: 'Wish' })
export type Wish = z.infer<typeof Wish>
