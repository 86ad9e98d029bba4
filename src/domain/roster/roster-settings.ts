import { z } from 'zod'

/** How an agency keeps its rosters. None of it is law. */
export const RosterSettings = z.object({
  /** So many days lie between two shifts of one person; 0: nobody minds. */
  daysBetween: z.int().min(0).max(14),
  /** Normal hours of a workday. */
  officeHours: z.int().min(0).max(12),
  /** How long before a shift whoever keeps it is reminded. */
  reminderHours: z.int().min(1).max(72),
  /** Over how many earlier years shifts are counted, to fall on everybody alike. */
  yearsCounted: z.int().min(0).max(10),
  /** A swap counts once who is in charge of the roster has confirmed it. */
  swapsAreConfirmed: z.boolean(),
})
export type RosterSettings = z.infer<typeof RosterSettings>

export const defaultRosterSettings: RosterSettings = {
  daysBetween: 1,
  officeHours: 8,
  reminderHours: 12,
  yearsCounted: 3,
  swapsAreConfirmed: true,
}
