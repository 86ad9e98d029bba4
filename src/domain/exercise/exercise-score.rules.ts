import type { IsoDate, OfficeCalendar } from '#domain/calendar.ts'
import { overAt } from '#domain/incident/clock-book.rules.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { timesOf } from '#domain/incident/telling.rules.ts'
import type { Authority } from '#domain/route/authority.ts'
import { clocksOf, type DueClock, dayKnown, routesFor, type Telling, tellingsOf } from '#domain/route/route.rules.ts'
import type { Means, Route, RouteBasis } from '#domain/route/route.ts'
import type { IncidentTimes } from '#domain/route/route-clock.rules.ts'
import { minutesAfter } from './exercise.rules.ts'
import type { ScoreLine, Verdict } from './exercise.ts'
import { type Asking, isAsKind } from './exercise-match.rules.ts'
import type { Expectation } from './scenario.ts'

export type Card = Pick<IncidentCard, 'incident' | 'entries'>

export type Ground = {
  /** Every route of the agency that is in force on a day. */
  routesOn: (day: IsoDate) => readonly Route[]
  calendar: OfficeCalendar
  /** The end of the exercise, or now. */
  until: Date
  isOver: boolean
}

type Done = Pick<ScoreLine, 'doneAt' | 'doneBy'>
const nothing: Done = { doneAt: null, doneBy: null }

const wholeMinutes = (from: Date, until: string): number =>
  Math.max(0, Math.floor((Date.parse(until) - from.getTime()) / 60_000))

/** What happened after the end is no longer part of it. */
const within = (at: string | null, { until }: Ground): string | null =>
  at !== null && Date.parse(at) <= until.getTime() ? at : null

function verdictOf(doneAt: string | null, limit: Date | null, { until, isOver }: Ground): Verdict {
  if (doneAt !== null) return limit !== null && Date.parse(doneAt) > limit.getTime() ? 'late' : 'met'
  if (limit === null) return isOver ? 'missed' : 'open'
  return limit.getTime() <= until.getTime() ? 'missed' : 'open'
}

type Timed = Pick<ScoreLine, 'asks'> &
  Done & { from: Date; limit: Date | null; basis?: RouteBasis | null; authority?: Authority; means?: Means[] }

function timed(one: Timed, ground: Ground): ScoreLine {
  const { asks, doneAt, doneBy, from, limit, basis = null, authority = null, means = [] } = one
  const minutes = doneAt === null ? null : wholeMinutes(from, doneAt)
  const verdict = verdictOf(doneAt, limit, ground)
  return { asks, authority, means, limitAt: limit?.toISOString() ?? null, doneAt, doneBy, minutes, verdict, basis }
}

const recordedAt = ({ entries }: Card): string | null =>
  entries.find(({ kind }) => kind === 'recorded')?.recordedAt ?? null

/** Knowing is what people say; the record is what the product saw. Both have the scenario's own goal. */
function knowingLines({ arrivedAt, expects }: Asking, card: Card | null, ground: Ground): ScoreLine[] {
  const from = new Date(arrivedAt)
  const limit = minutesAfter(from, expects.knowWithin)
  const knownAt = card && within(card.incident.knownAt, ground)
  const onRecord = card && within(recordedAt(card), ground)
  return [
    timed({ asks: 'know', ...nothing, doneAt: knownAt, from, limit }, ground),
    timed({ asks: 'record', ...nothing, doneAt: onRecord, from, limit }, ground),
  ]
}

const judged = (asks: 'kind' | 'level', verdict: Verdict): ScoreLine => ({
  ...{ asks, authority: null, means: [], limitAt: null, ...nothing, minutes: null, verdict, basis: null },
})

/** What it was taken for, and how grave. */
function factLines(expects: Expectation, { incident }: Card, { isOver }: Ground): ScoreLine[] {
  const kind = judged('kind', isAsKind(expects, incident) ? 'met' : 'different')
  if (expects.cyberSeverity === null) return [kind]
  if (incident.cyberSeverity === null) return [kind, judged('level', isOver ? 'missed' : 'open')]
  return [kind, judged('level', incident.cyberSeverity === expects.cyberSeverity ? 'met' : 'different')]
}

type Told = { at: string; means: Means | null }

/** When an authority was told. Whoever recorded the event themselves knew, by no means at all. */
function tellingsTo(authority: Authority, { incident, entries }: Card, ground: Ground): Told[] {
  const knew = entries
    .filter(({ detail }) => detail.knownTo?.includes(authority))
    .map(({ at }) => ({ at, means: null }))
  const told = incident.notices
    .filter((notice) => notice.authority === authority && !notice.isVoid)
    .map(({ toldAt, means }) => ({ at: toldAt, means }))
  return [...knew, ...told]
    .filter(({ at }) => within(at, ground) !== null)
    .toSorted((one, other) => one.at.localeCompare(other.at))
}

/** From when on it is late: as the event card has it, where "at once" is as soon as somebody has called. */
function limitOf({ authority, dueAt }: Telling, clocks: readonly DueClock[], routes: readonly Route[]): Date | null {
  if (dueAt === null) return null
  const clock = clocks.find((one) => one.to.includes(authority) && one.dueAt.getTime() === dueAt.getTime())
  const route = routes.find(({ id }) => id === clock?.routeId)
  return clock && route
    ? overAt({ within: route.content.clocks[clock.position]!.within, dueAt: dueAt.toISOString() })
    : dueAt
}

type Asked = { times: IncidentTimes & { knownAt: Date }; routes: readonly Route[]; clocks: readonly DueClock[] }

function tellLine(telling: Telling, { times, routes, clocks }: Asked, card: Card | null, ground: Ground): ScoreLine {
  const { authority, means, basis } = telling
  const told = card ? tellingsTo(authority, card, ground) : []
  const allowed = told.find((one) => one.means === null || means.length === 0 || means.includes(one.means))
  const first = allowed ?? told[0]
  const done: Done = first ? { doneAt: first.at, doneBy: first.means } : nothing
  const limit = limitOf(telling, clocks, routes)
  const line = timed({ asks: 'tell', ...done, from: times.knownAt, limit, basis, authority, means }, ground)
  return first && !allowed ? { ...line, verdict: 'wrongMeans' } : line
}

/** The earlier one of what the routes ask and of what the scenario sets itself. */
function controlLine({ expects }: Asking, { times, clocks }: Asked, card: Card | null, ground: Ground): ScoreLine[] {
  const byRule = clocks
    .filter(({ step }) => step === 'damageControl')
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())[0]
  const goal = expects.controlWithin === null ? null : minutesAfter(times.knownAt, expects.controlWithin)
  if (!byRule && !goal) return []
  const isRuled = byRule !== undefined && (goal === null || byRule.dueAt < goal)
  const doneAt = card && within(card.incident.controlledAt, ground)
  const limit = isRuled ? byRule.dueAt : goal
  const basis = isRuled ? byRule.basis : null
  return [timed({ asks: 'control', ...nothing, doneAt, from: times.knownAt, limit, basis }, ground)]
}

/** Without an event the time runs as if it had become known at the last moment that the scenario allows. */
function timesFor({ arrivedAt, expects }: Asking, card: Card | null): IncidentTimes & { knownAt: Date } {
  if (card) return timesOf(card.incident)
  const knownAt = minutesAfter(new Date(arrivedAt), expects.knowWithin)
  return { occurredAt: knownAt, knownAt, reportedToEthicsAt: knownAt, receivedAt: null, controlledAt: null }
}

/**
 * What an inject asks, line by line, and what became of it. Whom to tell, by which means and when follow from what the
 * scenario says it is and from the agency's own routes, not from what somebody took it for.
 */
export function linesOf(inject: Asking, card: Card | null, ground: Ground): ScoreLine[] {
  const { kind, flags, cyberSeverity } = inject.expects
  const times = timesFor(inject, card)
  const day = dayKnown(times.knownAt)
  const routes = routesFor({ kinds: [kind], flags, cyberSeverity }, day, ground.routesOn(day))
  const asked: Asked = { times, routes, clocks: clocksOf(routes, times, ground.calendar) }
  return [
    ...knowingLines(inject, card, ground),
    ...(card ? factLines(inject.expects, card, ground) : []),
    ...tellingsOf(routes, times, ground.calendar).map((telling) => tellLine(telling, asked, card, ground)),
    ...controlLine(inject, asked, card, ground),
  ]
}
