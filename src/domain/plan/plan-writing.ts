import { z } from 'zod'

/** A clause as it is written in the editor. */
export const EditedClause = z
  .object({
    /** The clause of the plan that it continues; null for a new one. */
    id: z.uuid().nullable(),
    level: z.int().min(1).max(8),
    /** Its own number, as of an annex or a table row; null where it is numbered by its place. */
    marker: z.string().max(40).nullable(),
    heading: z.string().max(200),
    text: z.string().max(20_000),
  })
  .meta({ id: 'EditedClause' })
export type EditedClause = z.infer<typeof EditedClause>

export const PlanWriting = z
  .object({ id: z.uuid(), version: z.int(), clauses: z.array(EditedClause).min(1).max(2000) })
  .meta({ id: 'PlanWriting' })
export type PlanWriting = z.infer<typeof PlanWriting>
