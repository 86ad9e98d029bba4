import { z } from 'zod'
import { optionalProse, prose } from '#domain/text.ts'

/** Who takes over from whom, and what is to be known for it. */
export const HandoverEntry = z
  .object({
    id: z.uuid(),
    fromPersonId: z.uuid(),
    toPersonId: z.uuid(),
    takesOverAt: z.iso.datetime(),
    watchFor: prose(1000),
    openMatters: optionalProse(1000),
  })
  .meta({ id: 'HandoverEntry' })
export type HandoverEntry = z.infer<typeof HandoverEntry>

export const Handover = HandoverEntry.extend({
  fromName: z.string(),
  toName: z.string(),
  writtenByName: z.string(),
  writtenAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
}).meta({ id: 'Handover' })
export type Handover = z.infer<typeof Handover>
