import { type ClockNow, sameObligation } from '#domain/incident/incident-clock.rules.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'

/** What has to be written so that the book of clocks says what is so, without striking anything out. */
export type ClockChanges = {
  superseded: IncidentClock[]
  /** Those that were met or ended just now. */
  settled: { clock: IncidentClock; now: ClockNow }[]
  begun: ClockNow[]
}

const isSameClock = (kept: IncidentClock, now: ClockNow): boolean =>
  sameObligation(kept, now) &&
  kept.routeId === now.routeId &&
  kept.round === now.round &&
  kept.startedAt === now.startedAt &&
  kept.dueAt === now.dueAt

/** How it ended may still be written; what is written stays. */
const mayBecome = (kept: IncidentClock, now: ClockNow): boolean =>
  (kept.metAt === null && kept.endedAt === null) || (kept.metBy === now.metBy && kept.endedAt === now.endedAt)

const isSettled = (kept: IncidentClock, now: ClockNow): boolean =>
  kept.metBy !== now.metBy || kept.endedAt !== now.endedAt

/**
 * Compares the book with what has to be. A clock that was met stays as it is where nothing asks for it any more: it was
 * met. One that still runs, or that another one takes the place of, is superseded and stays visible.
 */
export function changesOf(book: readonly IncidentClock[], now: readonly ClockNow[]): ClockChanges {
  const changes: ClockChanges = { superseded: [], settled: [], begun: [] }
  const open = book.filter(({ supersededAt }) => supersededAt === null)
  const found = new Set<ClockNow>()
  for (const clock of open) {
    const same = now.find((one) => isSameClock(clock, one) && mayBecome(clock, one))
    if (same) {
      found.add(same)
      if (isSettled(clock, same)) changes.settled.push({ clock, now: same })
    } else if (clock.metAt === null || now.some((one) => sameObligation(clock, one) && one.round === clock.round))
      changes.superseded.push(clock)
  }
  changes.begun = now.filter((one) => !found.has(one))
  return changes
}

/** Still to be done. */
export const isRunning = (clock: Pick<IncidentClock, 'metAt' | 'endedAt' | 'supersededAt'>): boolean =>
  clock.metAt === null && clock.endedAt === null && clock.supersededAt === null

/** "At once" is as soon as somebody has called. */
const atOnceMs = 5 * 60_000

const graceOf = ({ within: { amount, unit } }: Pick<IncidentClock, 'within'>): number =>
  amount === 0 && (unit === 'minute' || unit === 'hour') ? atOnceMs : 0

/** From when on it is late. */
export const overAt = (clock: Pick<IncidentClock, 'within' | 'dueAt'>): Date =>
  new Date(Date.parse(clock.dueAt) + graceOf(clock))

/** Met too late, or not met although the time is over. */
export const isLate = (clock: IncidentClock, now: Date): boolean =>
  Date.parse(clock.metAt ?? clock.endedAt ?? now.toISOString()) > overAt(clock).getTime()

/** Clocks that repeat end by themselves; the others are met, or named by who leaves them open. */
export const mustBeNamed = (clock: IncidentClock): boolean => isRunning(clock) && clock.repeatUntil === null
