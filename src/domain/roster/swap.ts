import { z } from 'zod'
import { Shift } from '#domain/roster/shift.ts'
import { line, optionalLine } from '#domain/text.ts'

/** `asked` waits for the other, `agreed` for who confirms it; the rest is over. */
export const SwapState = z.enum(['asked', 'agreed', 'declined', 'done', 'refused', 'withdrawn'])
export type SwapState = z.infer<typeof SwapState>

const SwappedShift = Shift.pick({ id: true, date: true, name: true, place: true, startsAt: true, endsAt: true })

/** A shift that somebody else takes over, perhaps for one in return: one record from asking to the end. */
export const Swap = z
  .object({
    id: z.uuid(),
    rosterId: z.uuid(),
    state: SwapState,
    shift: SwappedShift,
    fromId: z.uuid(),
    fromName: z.string(),
    toId: z.uuid(),
    toName: z.string(),
    /** What is given back for it. */
    returned: SwappedShift.nullable(),
    reason: z.string(),
    askedAt: z.iso.datetime(),
    answeredAt: z.iso.datetime().nullable(),
    settledAt: z.iso.datetime().nullable(),
    settledByName: z.string().nullable(),
    remark: z.string(),
  })
  .meta({ id: 'Swap' })
export type Swap = z.infer<typeof Swap>

export const SwapAsked = z
  .object({
    id: z.uuid(),
    bookingId: z.uuid(),
    toPersonId: z.uuid(),
    returnBookingId: z.uuid().nullable(),
    reason: line(200),
  })
  .meta({ id: 'SwapAsked' })
export type SwapAsked = z.infer<typeof SwapAsked>

/** The other agrees, or who is in charge confirms; or not. */
export const SwapAnswer = z.object({ id: z.uuid(), isAgreed: z.boolean() }).meta({ id: 'SwapAnswer' })
export type SwapAnswer = z.infer<typeof SwapAnswer>

export const SwapSettlement = z
  .object({ id: z.uuid(), isConfirmed: z.boolean(), remark: optionalLine(200) })
  .meta({ id: 'SwapSettlement' })
export type SwapSettlement = z.infer<typeof SwapSettlement>
