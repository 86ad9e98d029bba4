import { z } from 'zod'
import { line } from '#domain/text.ts'

export const AgencyLevel = z.enum(['ministry', 'county', 'township'])

/** The tenant: one public body with its own plans, people and records. */
export const Agency = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    name: z.string(),
    level: AgencyLevel,
    /** An exercise agency has its own data, bears a mark everywhere and runs on an exercise clock. */
    exercise: z.boolean(),
  })
  .meta({ id: 'Agency' })
export type Agency = z.infer<typeof Agency>

export const Unit = z
  .object({
    id: z.uuid(),
    name: z.string(),
    position: z.int(),
    /** An abolished unit keeps its records and receives nothing new. */
    abolishedOn: z.iso.date().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof Unit>

/** What a plan's own words for who must act (業管單位, 各單位) mean in this agency; asked once, then remembered. */
export const OwnerPhrase = z
  .object({ phrase: line(60), unitIds: z.array(z.uuid()).min(1).max(200) })
  .meta({ id: 'OwnerPhrase' })
export type OwnerPhrase = z.infer<typeof OwnerPhrase>
