import { z } from 'zod'
import type { IsoDate } from '#domain/calendar.ts'
import data from './duty-limits.json' with { type: 'json' }

/** What the law allows of one person, from a day until a day. */
export const DutyLimits = z
  .object({
    from: z.iso.date(),
    until: z.iso.date().nullable(),
    /** With the normal hours of the day. */
    mostHoursPerDay: z.int(),
    /** Between two shifts. */
    leastRestHours: z.int(),
    mostOvertimePerMonth: z.int(),
    source: z.string(),
  })
  .meta({ id: 'DutyLimits' })
export type DutyLimits = z.infer<typeof DutyLimits>

const versions = z.array(DutyLimits).parse(data)

/** The version of that day; before the first one that is known, that one. */
export const dutyLimitsOn = (date: IsoDate): DutyLimits =>
  versions.findLast(({ from, until }) => from <= date && (until === null || date <= until)) ?? versions[0]!
