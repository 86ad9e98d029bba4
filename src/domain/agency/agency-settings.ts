import { z } from 'zod'
import { DueWorkdaysByGrade, defaultDueWorkdaysByGrade } from '#domain/checklist/checklist.ts'
import { ContractorSettings, defaultContractorSettings } from '#domain/contractor/contractor-settings.ts'
import { defaultMediaSettings, MediaSettings } from '#domain/media-permit/media-settings.ts'
import { emptyLetterhead, Letterhead } from '#domain/official-document/letterhead.ts'
import { defaultRewardSettings, RewardSettings } from '#domain/reward-and-discipline/reward-settings.ts'
import { defaultRosterSettings, RosterSettings } from '#domain/roster/roster-settings.ts'
import { StatusTimes } from '#domain/status-report/status-times.ts'
import { line } from '#domain/text.ts'
import { defaultTravelSettings, TravelSettings } from '#domain/travel/travel-desk.ts'

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
    /** Within how many minutes somebody who was told has to answer, before the next one is called in. */
    answerMinutes: z.int().min(1).max(240).default(10),
    /** How many days the pictures of a camera must be kept. */
    cameraKeptDays: z.int().min(1).max(365).default(30),
    /** When units say that all is well, how long before it can be said, and how long after its time it is missing. */
    statusReports: z
      .object({
        times: StatusTimes,
        opensMinutes: z.int().min(10).max(720),
        missingMinutes: z.int().min(5).max(720),
      })
      .default({ times: ['09:00', '17:00'], opensMinutes: 120, missingMinutes: 60 }),
    /** For how many days a telephone number counts as verified. */
    contactVerifiedDays: z.int().min(1).max(365).default(90),
    /** Of sealed matters only counts from here on are told. */
    sealedCountFrom: z.int().min(1).max(20).default(3),
    /** A crowd of more people than this makes an event a major one. */
    majorCrowd: z.int().min(1).max(999).default(30),
    /** A loss above so many ten thousands of New Taiwan dollars makes an event a major one. */
    majorLossTenThousands: z.int().min(1).max(999).default(10),
    /** What stands on every letter. */
    letterhead: Letterhead.default(emptyLetterhead),
    /** What may be proposed for merit and fault, and from when on the records suggest somebody. */
    rewards: RewardSettings.default(defaultRewardSettings),
    /** What is asked of contractors, and of which kinds they are. */
    contractors: ContractorSettings.default(defaultContractorSettings),
    /** Of which kinds are the places that are likely to be attacked. */
    targetKinds: z.array(line(20)).min(1).max(20).default(['交通', '供應', '象徵', '人潮聚集']),
    /** Who handles travel, and how many are checked each year. */
    travel: TravelSettings.default(defaultTravelSettings),
    /** Who is the second to decide on copying or taking out a confidential medium. */
    media: MediaSettings.default(defaultMediaSettings),
    /** How often somebody is on duty, and what is reckoned as a day's work. */
    roster: RosterSettings.default(defaultRosterSettings),
    /** How much of a quiz must be right, and how many days before its end a campaign reminds by itself. */
    awareness: z
      .object({ passPercent: z.int().min(1).max(100), remindDays: z.int().min(1).max(30) })
      .default({ passPercent: 80, remindDays: 2 }),
    /** The largest log that is taken in to be looked through, in MiB. */
    largestLogMib: z.int().min(1).max(16_384).default(4096),
  })
  .meta({ id: 'AgencySettings' })
export type AgencySettings = z.infer<typeof AgencySettings>
