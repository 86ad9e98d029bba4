import { z } from 'zod'

/** Somebody stands in for somebody who is away, both days included. */
export const Deputy = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    deputyId: z.uuid(),
    deputyName: z.string(),
    fromDate: z.iso.date(),
    untilDate: z.iso.date(),
    endedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Deputy' })
export type Deputy = z.infer<typeof Deputy>

export const DeputyNamed = Deputy.pick({
  id: true,
  personId: true,
  deputyId: true,
  fromDate: true,
  untilDate: true,
}).meta({
  id: 'DeputyNamed',
})
export type DeputyNamed = z.infer<typeof DeputyNamed>
