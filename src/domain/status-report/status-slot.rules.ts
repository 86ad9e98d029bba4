import { type DatePeriod, datesIn, type IsoDate } from '#domain/date.ts'
import type { StatusReport, StatusSchedule } from '#domain/status-report/status-report.ts'

/** One time at which reports are owed, by one version of the schedule. */
export type StatusSlot = {
  date: IsoDate
  time: string
  dueAt: string
  opensAt: string
  missingAt: string
  number: number
}

export type Subject = { unitId: string; pointId: string | null }
export const subjectKey = ({ unitId, pointId }: Subject): string => pointId ?? unitId

const minuteMs = 60_000
const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * minuteMs).toISOString()
/** Taiwan keeps UTC+8 the whole year. */
const instantOf = (date: IsoDate, time: string): string => new Date(`${date}T${time}:00+08:00`).toISOString()

/** All times of a period by one version, whenever that version was in force. */
function slotsBy(schedule: StatusSchedule, period: DatePeriod): StatusSlot[] {
  const { times, startTime, endTime, opensMinutes, missingMinutes, number } = schedule
  const [from, until] = [instantOf(period.start, startTime), instantOf(period.end, endTime)]
  return datesIn(period)
    .flatMap((date) => times.map((time) => ({ date, time, number, dueAt: instantOf(date, time) })))
    .filter(({ dueAt }) => from <= dueAt && dueAt <= until)
    .map((slot) => ({
      ...slot,
      opensAt: later(slot.dueAt, -opensMinutes),
      missingAt: later(slot.dueAt, missingMinutes),
    }))
}

/** What is owed in a period: each version speaks for the times from its own beginning until the next one's. */
export function slotsOf(schedules: readonly StatusSchedule[], period: DatePeriod): StatusSlot[] {
  const inOrder = schedules.toSorted((one, other) => one.number - other.number)
  return inOrder
    .flatMap((schedule, index) => {
      const isReplaced = (dueAt: string) =>
        inOrder.slice(index + 1).some(({ effectiveFrom }) => new Date(effectiveFrom) <= new Date(dueAt))
      return slotsBy(schedule, period).filter(
        ({ dueAt }) => new Date(schedule.effectiveFrom) <= new Date(dueAt) && !isReplaced(dueAt),
      )
    })
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
}

/**
 * The time that a report answers, by any version that ever named it for this subject: what was made in a cellar before
 * the schedule changed is taken when it comes.
 */
export function slotFor(
  subject: Subject,
  dueAt: string,
  schedules: readonly StatusSchedule[],
  period: DatePeriod,
): StatusSlot | undefined {
  const newestFirst = schedules.toSorted((one, other) => other.number - one.number)
  return newestFirst
    .filter(({ subjects }) => subjects.some((one) => subjectKey(one) === subjectKey(subject)))
    .flatMap((schedule) => slotsBy(schedule, period))
    .find((slot) => Date.parse(slot.dueAt) === Date.parse(dueAt))
}

export type CellState = 'waiting' | 'open' | 'normal' | 'abnormal' | 'overdue' | 'missing'
/** `reports` are those that stand: what was put right is left out. */
export type StatusCell = { state: CellState; onTime: boolean; reports: StatusReport[] }

/** Those that no later one puts right. Which came later is said by the reference, never by a clock. */
export const standing = (reports: readonly StatusReport[]): StatusReport[] =>
  reports.filter(({ id }) => !reports.some(({ correctsId }) => correctsId === id))

function silentState({ opensAt, dueAt, missingAt }: StatusSlot, now: Date): CellState {
  if (now < new Date(opensAt)) return 'waiting'
  if (now <= new Date(dueAt)) return 'open'
  return now < new Date(missingAt) ? 'overdue' : 'missing'
}

/** `reports` are all that were made for this subject and time. One abnormal among several is not outvoted. */
export function cellOf(slot: StatusSlot, reports: readonly StatusReport[], now: Date): StatusCell {
  const valid = standing(reports)
  if (valid.length === 0) return { state: silentState(slot, now), onTime: false, reports: [] }
  const state = valid.some((report) => report.state === 'abnormal') ? 'abnormal' : 'normal'
  return { state, onTime: valid.some(({ onTime }) => onTime), reports: valid }
}

const clockToleranceMs = 5 * minuteMs

/**
 * Whether a report was given in time. The device's word counts where it can be true: not before the time was open, not
 * after the server had the report. Else the server's own clock decides.
 */
export function isOnTime(slot: StatusSlot, claimedAt: Date, receivedAt: Date): boolean {
  const isPlausible =
    claimedAt >= new Date(slot.opensAt) && claimedAt.getTime() <= receivedAt.getTime() + clockToleranceMs
  return (isPlausible ? claimedAt : receivedAt) <= new Date(slot.dueAt)
}
