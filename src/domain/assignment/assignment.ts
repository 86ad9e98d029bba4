import { z } from 'zod'
import type { DutyAction, DutyMode, DutyTiming } from '#domain/plan/compiled-plan.ts'

export const DueTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** One duty on one unit with its dates, as the plan and the calendar give them. */
export const PlannedAssignment = z
  .object({
    dutyId: z.uuid(),
    unitId: z.uuid(),
    from: z.iso.date(),
    /** Null for a standing duty: it is kept, not finished. */
    dueOn: z.iso.date().nullable(),
    /** Taipei time on `dueOn`; null means the end of that day. */
    dueTime: DueTime.nullable(),
    /** Number within duty and unit, given once and never to another day; not always in the order of dates. */
    occurrence: z.int().positive(),
  })
  .meta({ id: 'PlannedAssignment' })
export type PlannedAssignment = z.infer<typeof PlannedAssignment>

const AssignmentDates = PlannedAssignment.pick({ from: true, dueOn: true, dueTime: true })

/** What a change of the period does to one assignment: told before it is confirmed. */
export const PlannedMove = z
  .object({
    change: z.enum(['moved', 'appeared', 'vanished']),
    dutyId: z.uuid(),
    unitId: z.uuid(),
    before: AssignmentDates.nullable(),
    after: AssignmentDates.nullable(),
  })
  .meta({ id: 'PlannedMove' })
export type PlannedMove = z.infer<typeof PlannedMove>

export const AssignmentState = z.enum(['waiting', 'due', 'late', 'done', 'standing'])
export type AssignmentState = z.infer<typeof AssignmentState>

/** What scheduling needs to know of a confirmed duty. */
export type SchedulableDuty = {
  id: string
  mode: DutyMode
  action: DutyAction
  timing: DutyTiming
  unitIds: readonly string[]
  /** Where the plan names an hour, such as a daily report by 17:00. */
  dueTime?: string | null
}
