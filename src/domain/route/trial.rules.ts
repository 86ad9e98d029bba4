import type { OfficeCalendar } from '#domain/calendar.ts'
import { clocksOf, dayKnown, routesFor, strictestOf, tellingsOf, waitingClocksOf } from './route.rules.ts'
import type { Route } from './route.ts'
import type { RouteOrigin, RouteTrial, TriedRoutes } from './route-catalogue.ts'
import { type IncidentTimes, yearsAssumed } from './route-clock.rules.ts'

type Tried = { routes: readonly Route[]; originOf: (route: Route) => RouteOrigin | 'draft'; calendar: OfficeCalendar }

/** As if the ethics office heard of it in the same minute; what comes later waits. */
const timesFrom = (knownAt: Date): IncidentTimes => ({
  occurredAt: knownAt,
  knownAt,
  reportedToEthicsAt: knownAt,
  receivedAt: null,
  controlledAt: null,
})

/** If this happened and were known at that moment: who is told by when, and by which version of which rule. */
export function tried({ facts, knownAt }: Pick<RouteTrial, 'facts' | 'knownAt'>, given: Tried): TriedRoutes {
  const { calendar, originOf } = given
  const times = timesFrom(new Date(knownAt))
  const routes = routesFor(facts, dayKnown(new Date(knownAt)), given.routes)
  const ruleOf = (id: string) => {
    const route = routes.find((one) => one.id === id)!
    return { key: route.key, title: route.content.title, from: route.from, origin: originOf(route) }
  }
  const clockAt = (id: string, position: number) => routes.find((route) => route.id === id)!.content.clocks[position]!
  const running = clocksOf(routes, times, calendar).map((clock) => ({ ...clock, dueAt: clock.dueAt.toISOString() }))
  const waiting = waitingClocksOf(routes, times).map((clock) => ({ ...clock, dueAt: null }))
  return {
    confidentiality: strictestOf(routes),
    yearsAssumed: yearsAssumed(
      running.map(({ routeId, position, dueAt }) => ({
        within: clockAt(routeId, position).within,
        startedAt: knownAt,
        dueAt,
      })),
      calendar,
    ),
    rules: routes.map(({ id, content: { contentOutside, firstSteps } }) => ({
      ...ruleOf(id),
      contentOutside,
      firstSteps,
    })),
    tellings: tellingsOf(routes, times, calendar).map(({ routeId, dueAt, routeKeys: _, ...telling }) => ({
      ...telling,
      dueAt: dueAt?.toISOString() ?? null,
      rule: ruleOf(routeId),
    })),
    clocks: [...running.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt)), ...waiting].map(
      ({ step, to, dueAt, basis, routeId, position }) => {
        const { from, within, repeatUntil } = clockAt(routeId, position)
        return { step, to: [...to], from, within, repeatUntil, dueAt, basis, rule: ruleOf(routeId) }
      },
    ),
  }
}
