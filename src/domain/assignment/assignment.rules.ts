import {
  addDays,
  addWorkdays,
  type DatePeriod,
  dateInTaipei,
  datesIn,
  type IsoDate,
  isWorkday,
  nextWorkday,
  type OfficeCalendar,
  previousWorkday,
  timeInTaipei,
  workdaysIn,
} from '#domain/calendar.ts'
import type { DutyAction } from '#domain/plan/compiled-plan.ts'
import { Problem } from '#domain/problem.ts'
import type { AssignmentState, PlannedAssignment, SchedulableDuty } from './assignment.ts'

/** The agency's own setting, not law: working days after the period for what is due "afterwards". */
export const defaultAfterPeriodWorkdays = 7

export type ScheduleInput = {
  duties: readonly SchedulableDuty[]
  period: DatePeriod
  holidayBlock: DatePeriod | null
  calendar: OfficeCalendar
  /** the units that exist on the day of scheduling */
  units: readonly { id: string }[]
  afterPeriodWorkdays?: number
}

type Frame = {
  period: DatePeriod
  /** the part of the period in which the office is closed; the whole period where there is no holiday block */
  holiday: DatePeriod
  lastWorkday: IsoDate
  calendar: OfficeCalendar
  afterPeriodWorkdays: number
}
type Window = { fromDate: IsoDate; dueDate: IsoDate | null }

/** Somebody watches and reports on each day, also when the office is closed. */
const everyDay: ReadonlySet<DutyAction> = new Set<DutyAction>(['status_report', 'duty_roster'])

/** Done by people before they leave: in the holiday itself nobody is there to pull a plug or to hear a broadcast. */
const beforeLeaving: ReadonlySet<DutyAction> = new Set<DutyAction>(['power_down', 'closing_check', 'broadcast'])

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)
const onDay = (date: IsoDate): Window => ({ fromDate: date, dueDate: date })

/** The last workday up to and including the date. */
const workdayUpTo = (date: IsoDate, calendar: OfficeCalendar): IsoDate =>
  isWorkday(date, calendar) ? date : previousWorkday(date, calendar)

const workdayFrom = (date: IsoDate, calendar: OfficeCalendar): IsoDate =>
  isWorkday(date, calendar) ? date : nextWorkday(date, calendar)

function frameOf({ period, holidayBlock, calendar, afterPeriodWorkdays }: ScheduleInput): Frame {
  const touches = holidayBlock && holidayBlock.start <= period.end && holidayBlock.end >= period.start
  const holiday = touches
    ? { start: later(holidayBlock.start, period.start), end: earlier(holidayBlock.end, period.end) }
    : period
  return {
    period,
    holiday,
    lastWorkday: touches ? previousWorkday(holidayBlock.start, calendar) : workdayUpTo(period.end, calendar),
    calendar,
    afterPeriodWorkdays: afterPeriodWorkdays ?? defaultAfterPeriodWorkdays,
  }
}

/** When the block begins with the period or before it, the last workday lies before the period's first day. */
const untilLastWorkday = ({ period, lastWorkday }: Frame): Window => ({
  fromDate: earlier(period.start, lastWorkday),
  dueDate: lastWorkday,
})

function duringHoliday(action: DutyAction, frame: Frame): Window[] {
  if (beforeLeaving.has(action)) return [untilLastWorkday(frame)]
  if (everyDay.has(action)) return datesIn(frame.holiday).map(onDay)
  return [{ fromDate: frame.holiday.start, dueDate: frame.holiday.end }]
}

function daily(action: DutyAction, { period, calendar }: Frame): Window[] {
  return (everyDay.has(action) ? datesIn(period) : workdaysIn(period, calendar)).map(onDay)
}

function afterPeriod({ period, calendar, afterPeriodWorkdays }: Frame): Window {
  return { fromDate: addDays(period.end, 1), dueDate: addWorkdays(period.end, afterPeriodWorkdays, calendar) }
}

function scheduledWindows(duty: SchedulableDuty, frame: Frame): Window[] {
  const { period, calendar, lastWorkday } = frame
  switch (duty.timing) {
    case 'before_holiday':
      return [untilLastWorkday(frame)]
    case 'last_workday':
      return [onDay(lastWorkday)]
    case 'daily':
      return daily(duty.action, frame)
    case 'during_holiday':
      return duringHoliday(duty.action, frame)
    case 'after_period':
      return [afterPeriod(frame)]
    case 'immediately':
      return [onDay(workdayFrom(period.start, calendar))]
    case 'during_period':
    case 'as_needed':
    case 'unspecified':
      return [{ fromDate: period.start, dueDate: period.end }]
  }
}

/** Whether each day owes it anew. Another day's work does not settle it, and it cannot be moved to another day. */
export const isOwedPerDay = ({ mode, timing, action }: SchedulableDuty): boolean =>
  mode === 'scheduled' && (timing === 'daily' || (timing === 'during_holiday' && everyDay.has(action)))

/** A standing duty is kept, not finished; a conditional one waits for its event and owes nothing before. */
function windowsOf(duty: SchedulableDuty, frame: Frame): Window[] {
  if (duty.mode === 'conditional') return []
  if (duty.mode === 'scheduled') return scheduledWindows(duty, frame)
  return [{ fromDate: (duty.timing === 'during_holiday' ? frame.holiday : frame.period).start, dueDate: null }]
}

function checkUnits(duty: SchedulableDuty, known: ReadonlySet<string>): void {
  if (duty.unitIds.length === 0) throw new Problem('assignment.unit_missing', { dutyId: duty.id })
  const unknown = duty.unitIds.find((unitId) => !known.has(unitId))
  if (unknown) throw new Problem('assignment.unit_unknown', { dutyId: duty.id, unitId: unknown })
}

/** What every unit owes and when: one row per duty and unit, and per day for what is due daily. */
export function schedule(input: ScheduleInput): PlannedAssignment[] {
  const frame = frameOf(input)
  const known = new Set(input.units.map((unit) => unit.id))
  return input.duties.flatMap((duty) => {
    const windows = windowsOf(duty, frame)
    if (windows.length > 0) checkUnits(duty, known)
    return [...new Set(duty.unitIds)].flatMap((unitId) =>
      windows.map(({ fromDate, dueDate }, index) => ({
        dutyId: duty.id,
        unitId,
        fromDate,
        dueDate,
        dueTime: dueDate === null ? null : (duty.dueTime ?? null),
        occurrence: index + 1,
      })),
    )
  })
}

/** What an assignment is on the minute: no due time means the end of its day in Taipei. */
export function assignmentState(
  assignment: Pick<PlannedAssignment, 'fromDate' | 'dueDate' | 'dueTime'> & { doneAt: Date | string | null },
  now: Date,
): AssignmentState {
  if (assignment.doneAt !== null) return 'done'
  const today = dateInTaipei(now)
  if (today < assignment.fromDate) return 'waiting'
  if (assignment.dueDate === null) return 'standing'
  if (today !== assignment.dueDate) return today < assignment.dueDate ? 'due' : 'late'
  return assignment.dueTime !== null && timeInTaipei(now) > assignment.dueTime ? 'late' : 'due'
}
