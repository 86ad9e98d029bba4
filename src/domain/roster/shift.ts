import { z } from 'zod'
import { line } from '#domain/text.ts'

/** HH:MM */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** On which days a shift is kept. */
export const ShiftDays = z.enum(['everyDay', 'daysOff', 'workdays'])
export type ShiftDays = z.infer<typeof ShiftDays>

/** Who may keep a shift: the people of these units, and these people. */
export const Pool = z.object({ unitIds: z.array(z.uuid()).max(60), personIds: z.array(z.uuid()).max(300) })
export type Pool = z.infer<typeof Pool>

/** One shift as it comes again day after day. */
export const ShiftPattern = z
  .object({
    name: line(40),
    place: line(60),
    from: TimeOfDay,
    /** Not after `from`: on the next day. */
    until: TimeOfDay,
    days: ShiftDays,
    people: z.int().min(1).max(20),
    pool: Pool,
    /** Whoever keeps it does no office hours on the workdays that it touches. */
    isReleased: z.boolean(),
  })
  .meta({ id: 'ShiftPattern' })
export type ShiftPattern = z.infer<typeof ShiftPattern>

/** What a shift weighs by: over the years each kind is to fall on everybody alike. */
export const DutyDayKind = z.enum(['newYearEve', 'dayOff', 'workday'])
export type DutyDayKind = z.infer<typeof DutyDayKind>

/** One shift of one day. */
export const Shift = z
  .object({
    id: z.uuid(),
    date: z.iso.date(),
    name: z.string(),
    place: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    people: z.int(),
    pool: Pool,
    isReleased: z.boolean(),
    dayKind: DutyDayKind,
  })
  .meta({ id: 'Shift' })
export type Shift = z.infer<typeof Shift>
