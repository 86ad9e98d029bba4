import { z } from 'zod'
import data from './model-standing-duties.json' with { type: 'json' }
import { RecognisedBy, StandingDutyBasis, StandingDutyContent } from './standing-duty.ts'

const ModelDuty = StandingDutyContent.omit({ unitId: true, isKept: true }).extend({
  id: z.uuid(),
  recognisedBy: RecognisedBy.nullable(),
  /** By date: the newest that has begun holds. */
  bases: z.array(StandingDutyBasis).min(1),
})
export type ModelDuty = z.infer<typeof ModelDuty>

/** What recurs in most offices all year; what is not law is a proposal that the agency changes as it likes. */
export const modelDuties: readonly ModelDuty[] = z.array(ModelDuty).parse(data)
