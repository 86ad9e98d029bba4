import { z } from 'zod'
import { DueWorkdaysByGrade, defaultDueWorkdaysByGrade } from '#domain/checklist/checklist.ts'

/** What an agency decides for itself. None of this is law, and the screens say so. */
export const AgencySettings = z
  .object({
    /** Within how many working days a deficiency is to be mended. */
    dueWorkdaysByGrade: DueWorkdaysByGrade.default(defaultDueWorkdaysByGrade),
    /** Within how many months the same finding counts as a repeat. */
    repeatMonths: z.int().min(1).max(60).default(12),
    /** After how many working days overdue who is told. */
    escalationWorkdays: z
      .object({
        unitHead: z.int().min(1).max(60),
        ethics: z.int().min(1).max(60),
        head: z.int().min(1).max(60),
      })
      .default({ unitHead: 1, ethics: 3, head: 5 }),
    /** How many days the pictures of a camera must be kept. */
    cameraKeptDays: z.int().min(1).max(365).default(30),
    /** A crowd of more people than this makes an event a major one. */
    majorCrowd: z.int().min(1).max(999).default(30),
    /** A loss above so many ten thousands of New Taiwan dollars makes an event a major one. */
    majorLossTenThousands: z.int().min(1).max(999).default(10),
  })
  .meta({ id: 'AgencySettings' })
export type AgencySettings = z.infer<typeof AgencySettings>
