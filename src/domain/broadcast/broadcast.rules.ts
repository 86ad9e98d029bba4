import type { Broadcast, BroadcastEntry, BroadcastList, BroadcastReading } from '#domain/broadcast/broadcast.ts'
import { addDays, type IsoDate, instantOf, isTakenAsWorkday, type OfficeCalendar } from '#domain/calendar.ts'
import { closingDay, nextAt, roundOf } from '#domain/off-duty-check/off-duty-day.rules.ts'
import { type Acting, isEthics } from '#domain/person/person.rules.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { Problem } from '#domain/problem.ts'

/** 已播、遲播、未到、該播了、漏播. */
export type DueState = 'read' | 'late' | 'waiting' | 'due' | 'forgotten'
export type BroadcastDue = {
  broadcast: Broadcast
  dueAt: string
  state: DueState
  reading: BroadcastReading | undefined
}

type Scheduled = Pick<Broadcast, 'days' | 'times'>

const isOn = (days: Broadcast['days'], date: IsoDate, calendar: OfficeCalendar): boolean =>
  days === 'workdays' ? isTakenAsWorkday(date, calendar) : days === 'eves' && roundOf(date, calendar) === 'holidayEve'

/** The times of a day at which it is to be read. */
const dueOn = ({ days, times }: Scheduled, date: IsoDate, calendar: OfficeCalendar): string[] =>
  isOn(days, date, calendar) ? times.map((time) => instantOf(date, time).toISOString()) : []

/** So long before its time it may be read, and who reads it is reminded. */
const readsAheadMs = 30 * 60_000
const remindsAheadMs = 10 * 60_000

/** How many days back it is told what was forgotten. */
export const shownDays = 14

/** What was to be read on the last days and is to be read today, the oldest first. */
export function duesOf({ broadcasts, readings }: BroadcastList, now: Date, calendar: OfficeCalendar): BroadcastDue[] {
  const today = closingDay(now)
  const days = Array.from({ length: shownDays }, (_, index) => addDays(today, index + 1 - shownDays))
  return broadcasts
    .flatMap((broadcast) =>
      days
        .flatMap((date) => dueOn(broadcast, date, calendar))
        .filter((dueAt) => dueAt >= broadcast.since)
        .map((dueAt) => {
          const reading = readings.find((one) => one.broadcastId === broadcast.id && one.dueAt === dueAt)
          return { broadcast, dueAt, reading, state: stateOf(broadcast, dueAt, reading, now) }
        }),
    )
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))
}

export const isInTime = ({ lateMinutes }: Pick<Broadcast, 'lateMinutes'>, dueAt: string, at: Date): boolean =>
  at.getTime() < Date.parse(dueAt) + lateMinutes * 60_000

function stateOf(
  { lateMinutes }: Broadcast,
  dueAt: string,
  reading: BroadcastReading | undefined,
  now: Date,
): DueState {
  if (reading) return isInTime({ lateMinutes }, dueAt, new Date(reading.readAt)) ? 'read' : 'late'
  if (!isInTime({ lateMinutes }, dueAt, now)) return 'forgotten'
  return now.getTime() < Date.parse(dueAt) - readsAheadMs ? 'waiting' : 'due'
}

type Owned = Pick<Broadcast, 'unitId' | 'readerIds'>

export const isReader = ({ personId, unitId }: Acting, { readerIds, unitId: own }: Owned): boolean =>
  readerIds.length > 0 ? readerIds.includes(personId) : own === unitId

/** An evacuation is read out by whoever is there. */
export const mayRead = (actor: Acting, broadcast: Owned & Pick<Broadcast, 'days'>): boolean =>
  broadcast.days === 'onDemand' ||
  isReader(actor, broadcast) ||
  actor.unitId === broadcast.unitId ||
  actor.roles.includes('dutyOfficer') ||
  isEthics(actor)

type Named = { id: string }

/** One that is added or changed to this. */
export function checkEntry(
  actor: Acting,
  { unitId, readerIds, days, times }: BroadcastEntry,
  units: readonly Named[],
  people: readonly Named[],
): void {
  if (!mayKeep(actor, unitId)) throw new Problem('broadcast.not_own_unit')
  if (!units.some(({ id }) => id === unitId)) throw new Problem('broadcast.unit_unknown')
  if (!readerIds.every((id) => people.some((person) => person.id === id))) throw new Problem('broadcast.reader_unknown')
  if ((days === 'onDemand') !== (times.length === 0)) throw new Problem('broadcast.times_unfit')
}

/** The time that is answered is one of its times, and not far ahead. */
export function checkReading(
  actor: Acting,
  broadcast: Broadcast,
  dueAt: string | null,
  now: Date,
  calendar: OfficeCalendar,
): void {
  if (!mayRead(actor, broadcast)) throw new Problem('broadcast.not_reader')
  if (dueAt === null) return
  const date = closingDay(new Date(dueAt))
  if (!dueOn(broadcast, date, calendar).includes(dueAt)) throw new Problem('broadcast.not_due')
  if (now.getTime() < Date.parse(dueAt) - readsAheadMs) throw new Problem('broadcast.too_early')
}

/** When it rings next after an instant: before the reading, and where nobody has read it. */
export function nextRings(
  broadcast: Scheduled & Pick<Broadcast, 'lateMinutes'>,
  after: Date,
  calendar: OfficeCalendar,
) {
  const remind = nextDue(broadcast, new Date(after.getTime() + remindsAheadMs), calendar)
  const lateMs = broadcast.lateMinutes * 60_000
  const forgotten = nextDue(broadcast, new Date(after.getTime() - lateMs), calendar)
  return {
    remindAt: remind && new Date(remind.getTime() - remindsAheadMs),
    forgottenAt: forgotten && new Date(forgotten.getTime() + lateMs),
  }
}

/** Of which time an alarm tells. */
export const dueOfReminder = (ringsAt: Date): string => new Date(ringsAt.getTime() + remindsAheadMs).toISOString()
export const dueOfForgotten = (ringsAt: Date, { lateMinutes }: Pick<Broadcast, 'lateMinutes'>): string =>
  new Date(ringsAt.getTime() - lateMinutes * 60_000).toISOString()

const lookedAhead = 400

/** The first of its times after an instant; an eve may be months away. */
function nextDue({ days, times }: Scheduled, after: Date, calendar: OfficeCalendar): Date | null {
  if (days === 'onDemand') return null
  let at = after
  for (let tried = 0; tried < lookedAhead * times.length; tried += 1) {
    at = new Date(Math.min(...times.map((time) => nextAt(time, at, calendar).getTime())))
    if (isOn(days, closingDay(at), calendar)) return at
  }
  return null
}
