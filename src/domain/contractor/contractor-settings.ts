import { z } from 'zod'
import { TimeOfDay } from '#domain/status-report/status-times.ts'
import { line } from '#domain/text.ts'

const isDescending = (days: readonly number[]): boolean =>
  days.every((one, index) => index === 0 || days[index - 1]! > one)

/** What an agency decides of its contractors. None of it is law. */
export const ContractorSettings = z.object({
  kinds: z.array(line(20)).min(1).max(20),
  /** So many days before a paper expires somebody is told, the earliest first. */
  dueDays: z.array(z.int().min(1).max(365)).min(1).max(5).refine(isDescending),
  /** Whoever is still inside by then is asked after. */
  closingTime: TimeOfDay,
})

export const defaultContractorSettings: z.infer<typeof ContractorSettings> = {
  kinds: ['資訊系統', '清潔', '保全', '影印機', '營繕工程'],
  dueDays: [60, 30, 7],
  closingTime: '17:30',
}
