import { z } from 'zod'
import { AgencyDescription } from '#domain/agency/agency-description.ts'
import data from './sample-agency.json' with { type: 'json' }

/** An invented township under an invented county, so that nobody's real office appears in an exercise. */
const Sample = z.strictObject({
  agencies: z.array(AgencyDescription),
  /** what the words of the sample plan mean in the township */
  ownerPhrases: z.array(z.strictObject({ phrase: z.string(), units: z.array(z.string()).min(1) })),
})

export const sample = Sample.parse(data)
