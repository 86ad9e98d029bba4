import { z } from 'zod'
import { AgencyLevel } from '#domain/agency/agency.ts'
import { Role } from '#domain/person/person.ts'
import data from './sample-agency.json' with { type: 'json' }

const SamplePerson = z.strictObject({
  login: z.string().regex(/^[a-z]+\.[a-z]+$/),
  name: z.string().min(2),
  title: z.string().min(1),
  /** null for the head, who stands above the units */
  unit: z.string().nullable(),
  roles: z.array(Role).min(1),
})
export type SamplePerson = z.infer<typeof SamplePerson>

const SampleAgency = z.strictObject({
  key: z.string(),
  parent: z.string().nullable(),
  level: AgencyLevel,
  name: z.string(),
  units: z.array(z.string()),
  people: z.array(SamplePerson),
})

/** An invented township under an invented county, so that nobody's real office appears in an exercise. */
const Sample = z.strictObject({
  agencies: z.array(SampleAgency),
  /** what the words of the sample plan mean in the township */
  ownerPhrases: z.array(z.strictObject({ phrase: z.string(), units: z.array(z.string()).min(1) })),
})

export const sample = Sample.parse(data)
