import { z } from 'zod'
import { AgencyLevel } from '#domain/agency/agency.ts'
import { Role } from '#domain/person/person.ts'
import { line } from '#domain/text.ts'

const name = line(120)

/** What is needed to found an agency: its units, its people, and where it stands in the tree. */
export const AgencyDescription = z
  .object({
    name,
    level: AgencyLevel,
    /** Name of the agency above, which must exist or stand earlier in the same file. */
    parent: name.nullable(),
    units: z.array(name).max(200),
    people: z
      .array(
        z.object({
          name,
          title: name,
          unit: name.nullable(),
          roles: z.array(Role).min(1),
          loginName: z.string().regex(/^[a-z][a-z0-9._-]{1,62}$/),
        }),
      )
      .max(2000),
  })
  .meta({ id: 'AgencyDescription' })
export type AgencyDescription = z.infer<typeof AgencyDescription>
