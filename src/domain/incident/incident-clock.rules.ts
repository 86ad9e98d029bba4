import type { OfficeCalendar } from '#domain/calendar.ts'
import type { FactsKnown, Notice } from '#domain/incident/incident.ts'
import type { IncidentClock, Obligation } from '#domain/incident/incident-clock.ts'
import { clocksOf, type DueClock, dayKnown, routesFor } from '#domain/route/route.rules.ts'
import type { ClockStep, Means, Route, RouteClock } from '#domain/route/route.ts'
import { dueAt, type IncidentTimes } from '#domain/route/route-clock.rules.ts'

/** What was held to be true, and since when it was known; the first since the beginning. */
export type FactsSince = { since: Date; facts: FactsKnown }

/** Something that happened and may meet a clock. */
export type Act = { id: string; at: Date } & (
  | { what: 'told'; authority: Notice['authority']; means: Means; stage: Notice['stage'] }
  | { what: 'controlled' }
  | { what: 'done'; obligation: Obligation }
)

/** All that the clocks of an event follow from. */
export type Course = {
  /** In order of time, the first one first. */
  versions: readonly FactsSince[]
  times: IncidentTimes & { knownAt: Date; closedAt: Date | null }
  /** The routes that the event keeps, in the versions it was given. */
  routes: readonly Route[]
  /** In order of time. */
  acts: readonly Act[]
}

/** A clock as it has to be. */
export type ClockNow = Omit<IncidentClock, 'id' | 'supersededAt' | 'supersededBy'>

/** What says something to somebody: it begins anew for who learns something new. The rest runs from the event itself. */
const begunAnew: ReadonlySet<ClockStep> = new Set([
  'firstNotice',
  'relay',
  'writtenReport',
  'followUp',
  'informPersons',
])

const isWritten = (means: Means): boolean =>
  (['fax', 'mail', 'officialDocument', 'platform', 'sealedLetter'] satisfies Means[] as Means[]).includes(means)

export const sameObligation = (one: Obligation, other: Obligation): boolean =>
  one.routeKey === other.routeKey &&
  one.position === other.position &&
  one.step === other.step &&
  one.authority === other.authority

/** What a telling at this stage does for a clock of this step. */
function tells(step: ClockStep, means: Means, stage: Notice['stage']): boolean {
  if (step === 'firstNotice' || step === 'relay') return true
  if (step === 'writtenReport') return isWritten(means)
  if (step === 'followUp') return stage !== 'first'
  return step === 'finalReport' && stage === 'final' && isWritten(means)
}

type Round = Pick<ClockNow, 'step' | 'authority' | 'from' | 'round' | 'routeKey' | 'position'> & { startedAt: Date }

/** Whoever was told before a clock began need not be told again, but for what began because the facts were others. */
function isInTime({ from, round, startedAt }: Round, at: Date): boolean {
  if (round > 0) return at > startedAt
  return from !== 'knownAt' || at >= startedAt
}

function meets(act: Act, clock: Round): boolean {
  if (act.what === 'controlled') return clock.step === 'damageControl'
  if (act.what === 'done') return sameObligation(act.obligation, clock) && isInTime(clock, act.at)
  if (act.authority === null || act.authority !== clock.authority) return false
  return tells(clock.step, act.means, act.stage) && isInTime(clock, act.at)
}

const isOfLevel = (route: Route): boolean => route.content.when.some(({ kind }) => kind === 'cyberIncident')

/** Notified again after a change of level, under the same rule; a level judged for the first time changes nothing. */
const hasNewLevel = (route: Route, before: FactsKnown, after: FactsKnown): boolean =>
  isOfLevel(route) && before.cyberSeverity !== null && before.cyberSeverity !== after.cyberSeverity

/** Since when, without a break, an event has taken this route; null from the beginning. */
function takenSince(route: Route, { versions, times }: Course): Date | null {
  const takes = ({ facts }: FactsSince) => routesFor(facts, dayKnown(times.knownAt), [route]).length > 0
  let at = versions.length - 1
  while (at > 0 && takes(versions[at - 1]!) && !hasNewLevel(route, versions[at - 1]!.facts, versions[at]!.facts))
    at -= 1
  return at === 0 ? null : versions[at]!.since
}

/** The routes that the event takes as it is known now. */
export const routesNow = ({ versions, times, routes }: Pick<Course, 'versions' | 'times' | 'routes'>): Route[] =>
  routesFor(versions.at(-1)!.facts, dayKnown(times.knownAt), routes)

function duesOf(route: Route, course: Course, calendar: OfficeCalendar): DueClock[] {
  const since = takenSince(route, course)
  const { times } = course
  const plain = clocksOf([route], times, calendar)
  if (since === null || since <= times.knownAt) return plain
  const anew = clocksOf([route], { ...times, knownAt: since }, calendar)
  return plain.map((due, index) => (begunAnew.has(due.step) ? anew[index]! : due))
}

const endOf = (until: RouteClock['repeatUntil'], { times }: Course): Date | null =>
  until === 'controlled' ? (times.controlledAt ?? times.closedAt) : times.closedAt

/** Nothing that begins after the end is asked for any more. */
const endedAt = ({ startedAt }: ClockNow, end: Date | null): string | null => {
  if (end === null) return null
  return end.toISOString() > startedAt ? end.toISOString() : startedAt
}

/** One clock and, where it repeats, those that began when the one before was met. */
function roundsOf(first: ClockNow, course: Course, calendar: OfficeCalendar): ClockNow[] {
  const end = endOf(first.repeatUntil, course)
  const rounds: ClockNow[] = []
  for (let next: ClockNow | null = first; next; ) {
    const clock: ClockNow = next
    const act = course.acts.find((one) => meets(one, { ...clock, startedAt: new Date(clock.startedAt) }))
    rounds.push(
      act ? { ...clock, metAt: act.at.toISOString(), metBy: act.id } : { ...clock, endedAt: endedAt(clock, end) },
    )
    const isOver = !act || first.repeatUntil === null || (end !== null && act.at >= end)
    next = isOver
      ? null
      : {
          ...clock,
          round: clock.round + 1,
          startedAt: act.at.toISOString(),
          dueAt: dueAt(clock.within, act.at, calendar).toISOString(),
        }
  }
  return rounds
}

/** All clocks of an event as they have to be now: each for one authority, or for something to be done. */
export function clocksNow(course: Course, calendar: OfficeCalendar): ClockNow[] {
  return routesNow(course).flatMap((route) =>
    duesOf(route, course, calendar).flatMap(({ position, step, to, startedAt, dueAt: due, basis }) => {
      const { from, within, repeatUntil } = route.content.clocks[position]!
      return (to.length > 0 ? to : [null]).flatMap((authority) =>
        roundsOf(
          {
            ...{ routeId: route.id, routeKey: route.key, position, step, authority, from, within, repeatUntil, basis },
            round: 0,
            startedAt: startedAt.toISOString(),
            dueAt: due.toISOString(),
            ...{ metAt: null, metBy: null, endedAt: null },
          },
          course,
          calendar,
        ),
      )
    }),
  )
}
