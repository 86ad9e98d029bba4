import { z } from 'zod'
import { line } from '#domain/text.ts'

/** What may be proposed, by name. Which of them somebody may be given, and by whom, personnel decides. */
export const MeasureNames = z
  .array(line(12))
  .min(1)
  .max(12)
  .refine((names) => new Set(names).size === names.length)

/** From how many records on somebody is suggested. The agency's own; no law says so. */
export const RewardThresholds = z.object({
  /** Done in time, with nothing that was not. */
  inTime: z.int().min(1).max(999),
  late: z.int().min(1).max(999),
  overdue: z.int().min(1).max(999),
  repeated: z.int().min(1).max(999),
})
export type RewardThresholds = z.infer<typeof RewardThresholds>

export const RewardSettings = z.object({
  commendations: MeasureNames,
  demerits: MeasureNames,
  from: RewardThresholds,
})
export type RewardSettings = z.infer<typeof RewardSettings>

export const defaultRewardSettings: RewardSettings = {
  commendations: ['嘉獎', '記功', '獎狀'],
  demerits: ['申誡', '記過', '書面警告'],
  from: { inTime: 5, late: 3, overdue: 2, repeated: 2 },
}
