import { z } from 'zod'

/** Who handles travel, and how many are drawn in the yearly check. The agency's own; no law says so. */
export const TravelSettings = z.object({
  unitIds: z.array(z.uuid()).max(10),
  personIds: z.array(z.uuid()).max(20),
  /** One county draws two of a hundred. */
  checkPercent: z.int().min(1).max(50),
})
export type TravelSettings = z.infer<typeof TravelSettings>

export const defaultTravelSettings: TravelSettings = { unitIds: [], personIds: [], checkPercent: 2 }
