import { dateInTaipei, type IsoDate, type OfficeCalendar } from '#domain/calendar.ts'
import type { Authority } from '#domain/route/authority.ts'
import type { IncidentFacts, Means, Route, RouteBasis, RouteClock, RouteCondition } from '#domain/route/route.ts'
import { dueAt, type IncidentTimes } from '#domain/route/route-clock.rules.ts'
import { isInForce } from '#domain/route/timeline.rules.ts'

/** Until its level is judged an event counts as one of the lowest, so that its clocks run from the first minute. */
const severityOf = ({ cyberSeverity }: IncidentFacts): number => cyberSeverity ?? 1

const holds = ({ kind, flags, cyberSeverity }: RouteCondition, facts: IncidentFacts): boolean =>
  facts.kinds.includes(kind) &&
  flags.every((flag) => facts.flags.includes(flag)) &&
  (cyberSeverity.length === 0 || cyberSeverity.includes(severityOf(facts)))

/** The routes an event takes that became known on this day. */
export const routesFor = (facts: IncidentFacts, knownOn: IsoDate, routes: readonly Route[]): Route[] =>
  routes.filter((route) => isInForce(route, knownOn) && route.content.when.some((one) => holds(one, facts)))

/** A clock of an event: what is due, when, for whom, by which rule of which version. */
export type DueClock = {
  routeId: string
  routeKey: string
  /** Which clock of the route. */
  position: number
  step: RouteClock['step']
  to: readonly Authority[]
  startedAt: Date
  dueAt: Date
  basis: RouteBasis
}

/** The clocks that run now; those whose start has not come wait and are not among them. */
export const clocksOf = (routes: readonly Route[], times: IncidentTimes, calendar: OfficeCalendar): DueClock[] =>
  routes.flatMap((route) =>
    route.content.clocks.flatMap((clock, position) => {
      const start = times[clock.from]
      if (start === null) return []
      return [
        {
          routeId: route.id,
          routeKey: route.key,
          position,
          step: clock.step,
          to: clock.to,
          startedAt: start,
          dueAt: dueAt(clock.within, start, calendar),
          basis: clock.basis,
        },
      ]
    }),
  )

/** One to be told: by what means, by whom it is passed on, before what time. */
export type Telling = {
  authority: Authority
  part: 'primary' | 'copy'
  relayedBy: Authority | null
  means: Means[]
  /** Null where no clock names a time. */
  dueAt: Date | null
  basis: RouteBasis
  routeKeys: string[]
}

const isFirst = ({ step }: { step: RouteClock['step'] }): boolean => step === 'firstNotice' || step === 'relay'

/**
 * Whom an event is told, the earliest first, each once: where several routes name the same authority the earliest time
 * and the part of primary recipient win, and only means that every one of them allows are left.
 */
export function tellingsOf(routes: readonly Route[], times: IncidentTimes, calendar: OfficeCalendar): Telling[] {
  const clocks = clocksOf(routes, times, calendar).filter(isFirst)
  const tellings = new Map<Authority, Telling>()
  for (const { id, key, content } of routes)
    for (const { authority, part, relayedBy, means } of content.recipients) {
      const own = clocks
        .filter((clock) => clock.routeId === id && clock.to.includes(authority))
        .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())[0]
      const allowed = means.filter((one) => !content.forbiddenMeans.includes(one))
      const earlier = tellings.get(authority)
      const isSooner = own && (!earlier?.dueAt || own.dueAt < earlier.dueAt)
      tellings.set(authority, {
        authority,
        part: earlier?.part === 'primary' ? 'primary' : part,
        relayedBy: earlier && earlier.relayedBy === null ? null : relayedBy,
        means: earlier ? earlier.means.filter((one) => allowed.includes(one)) : allowed,
        dueAt: isSooner ? own.dueAt : (earlier?.dueAt ?? null),
        basis: isSooner || !earlier ? (own?.basis ?? content.basis) : earlier.basis,
        routeKeys: [...(earlier?.routeKeys ?? []), key],
      })
    }
  const instant = ({ dueAt }: Telling) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  return [...tellings.values()].toSorted((one, other) => instant(one) - instant(other))
}

/** The day by which routes are chosen. */
export const dayKnown = (knownAt: Date): IsoDate => dateInTaipei(knownAt)
