import { dateInTaipei, type IsoDate, type OfficeCalendar } from '#domain/calendar.ts'
import type { Authority } from '#domain/route/authority.ts'
import {
  Confidentiality,
  type IncidentFacts,
  type Means,
  type Route,
  type RouteBasis,
  type RouteClock,
  type RouteCondition,
  type RouteRecipient,
} from '#domain/route/route.ts'
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

/** A clock that waits for a moment that has not come. */
export type WaitingClock = Omit<DueClock, 'startedAt' | 'dueAt'> & Pick<RouteClock, 'from' | 'within'>

/** The clocks that do not run yet, for whoever wants to know what will come. */
export const waitingClocksOf = (routes: readonly Route[], times: IncidentTimes): WaitingClock[] =>
  routes.flatMap(({ id, key, content }) =>
    content.clocks.flatMap(({ step, to, from, within, basis }, position) =>
      times[from] === null ? [{ routeId: id, routeKey: key, position, step, to, from, within, basis }] : [],
    ),
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
  /** The version that makes the time, or that names the authority where none does. */
  routeId: string
  routeKeys: string[]
}

const isFirst = ({ step }: { step: RouteClock['step'] }): boolean => step === 'firstNotice' || step === 'relay'

/** The earlier one; of two at the same time what the law says. */
const sooner = (one: DueClock, other: DueClock): number =>
  one.dueAt.getTime() - other.dueAt.getTime() || Number(other.basis.isLaw) - Number(one.basis.isLaw)

/** How closed an event is that takes these routes: as closed as the most closed of them. */
export const strictestOf = (routes: readonly Route[]): Confidentiality =>
  Confidentiality.options.findLast((one) => routes.some(({ content }) => content.confidentiality === one)) ?? 'normal'

type Named = { route: Route; recipient: RouteRecipient }

/**
 * What every route allows that names the authority; if that is nothing, what the most closed of them allows. What any
 * route of the event forbids is never used.
 */
function meansOf(named: readonly Named[], forbidden: ReadonlySet<Means>): Means[] {
  const allowed = (of: readonly Named[]) =>
    of[0]!.recipient.means.filter(
      (one) => !forbidden.has(one) && of.every(({ recipient }) => recipient.means.includes(one)),
    )
  const common = allowed(named)
  if (common.length > 0) return common
  const strictest = strictestOf(named.map(({ route }) => route))
  return allowed(named.filter(({ route }) => route.content.confidentiality === strictest).slice(0, 1))
}

/**
 * Whom an event is told, the earliest first, each once: where several routes name the same authority the earliest time
 * and the part of primary recipient win.
 */
export function tellingsOf(routes: readonly Route[], times: IncidentTimes, calendar: OfficeCalendar): Telling[] {
  const clocks = clocksOf(routes, times, calendar).filter(isFirst).toSorted(sooner)
  const forbidden = new Set(routes.flatMap(({ content }) => content.forbiddenMeans))
  const all = routes.flatMap((route) => route.content.recipients.map((recipient): Named => ({ route, recipient })))
  const authorities = new Set(all.map(({ recipient }) => recipient.authority))
  const tellings = [...authorities].map((authority): Telling => {
    const named = all.filter(({ recipient }) => recipient.authority === authority)
    const clock = clocks.find(({ to }) => to.includes(authority))
    const recipients = named.map(({ recipient }) => recipient)
    const { route } = named[0]!
    return {
      authority,
      part: recipients.some(({ part }) => part === 'primary') ? 'primary' : 'copy',
      relayedBy: recipients.some(({ relayedBy }) => relayedBy === null) ? null : recipients[0]!.relayedBy,
      means: meansOf(named, forbidden),
      dueAt: clock?.dueAt ?? null,
      basis: clock?.basis ?? route.content.basis,
      routeId: clock?.routeId ?? route.id,
      routeKeys: named.map(({ route: { key } }) => key),
    }
  })
  const instant = ({ dueAt }: Telling) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  // Two without a time stay in the order of the routes.
  return tellings.toSorted((one, other) => (instant(one) === instant(other) ? 0 : instant(one) - instant(other)))
}

/** The day by which routes are chosen. */
export const dayKnown = (knownAt: Date): IsoDate => dateInTaipei(knownAt)
