import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { changesOf } from '#domain/incident/clock-book.rules.ts'
import { classOf, isContentOutside, maySeeIncident } from '#domain/incident/incident.rules.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { type Course, clocksNow, routesNow } from '#domain/incident/incident-clock.rules.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { actsOf, receivedAt, versionsOf } from '#domain/incident/incident-entry.rules.ts'
import type { IncidentEntry } from '#domain/incident/incident-entry.ts'
import { routesSay, timesOf } from '#domain/incident/telling.rules.ts'
import { Problem } from '#domain/problem.ts'
import { dayKnown, routesFor } from '#domain/route/route.rules.ts'
import type { Route } from '#domain/route/route.ts'
import { yearsAssumed } from '#domain/route/route-clock.rules.ts'
import type { Work } from '#server/platform/work.ts'
import { findRoutesInForce } from '#server/route/route.operations.ts'
import * as store from './incident.store.ts'
import * as clockStore from './incident-clock.store.ts'
import { listReports } from './incident-report.store.ts'
import { setClockAlarms, tellOfAct } from './incident-telling.operations.ts'
import * as timeline from './incident-timeline.store.ts'

/** An event with all that was written about it. */
export type Standing = { incident: store.StoredIncident; entries: IncidentEntry[]; book: IncidentClock[] }

export async function findStanding(work: Work, id: string): Promise<Standing> {
  const incident = await store.find(work.tx, id)
  if (!incident || !maySeeIncident(work.actor, incident)) throw new Problem('not_found')
  return {
    incident,
    entries: await timeline.listEntries(work.tx, id),
    book: await clockStore.listClocks(work.tx, id),
  }
}

/** For who will write: nobody else writes to the same event meanwhile. */
export async function findStandingToAct(work: Work, id: string): Promise<Standing> {
  await store.lock(work.tx, id)
  return findStanding(work, id)
}

/** A route that the event has stays the version that it was given; new ones come in force as they stood on that day. */
export async function routesKept(work: Work, kept: readonly Route[], facts: Incident): Promise<Route[]> {
  const day = dayKnown(new Date(facts.knownAt))
  const own = kept.filter((route) => isOn(route, day))
  const inForce = await findRoutesInForce(work, day)
  const others = inForce.filter(({ key }) => !own.some((route) => route.key === key))
  return [...own, ...routesFor(facts, day, others)]
}

const isOn = ({ from, until }: Route, day: IsoDate): boolean => from <= day && (until === null || day <= until)

export const courseOf = (incident: store.StoredIncident, entries: readonly IncidentEntry[]): Course => ({
  versions: versionsOf(entries),
  times: {
    ...timesOf({ ...incident, receivedAt: receivedAt(entries) }),
    closedAt: incident.closedAt === null ? null : new Date(incident.closedAt),
  },
  routes: incident.routes,
  acts: actsOf(entries, incident.notices),
})

export type Act = Omit<timeline.NewEntry, 'agencyId' | 'incidentId' | 'recordedAt' | 'recordedBy'>
type Changes = Parameters<typeof store.update>[2]

export const insertAct = ({ tx, actor, now }: Work, incidentId: string, act: Act): Promise<void> =>
  timeline.insertEntry(tx, {
    ...act,
    ...{ agencyId: actor.agencyId, incidentId, recordedAt: now, recordedBy: actor.personId },
  })

/** Writes the act into the timeline, and then whatever follows from it: routes, class, clocks. */
export async function follow(work: Work, { incident, book }: Standing, act: Act, changes: Changes = {}): Promise<void> {
  const { tx, actor, now } = work
  await insertAct(work, incident.id, act)
  const told = (await store.find(tx, incident.id))!
  const changed = { ...told, ...changes }
  const routes = await routesKept(work, incident.routes, changed)
  const entries = await timeline.listEntries(tx, incident.id)
  const course = courseOf({ ...changed, routes }, entries)
  const taken = routesNow(course)
  if (isContentOutside(changed, taken)) throw new Problem('incident.content_outside')
  const following = { receivedAt: receivedAt(entries), confidentiality: classOf(taken), routes }
  await store.update(tx, incident.id, changes, following)
  const due = changesOf(book, clocksNow(course, officeCalendar))
  const writing = { agencyId: actor.agencyId, incidentId: incident.id, at: now, entryId: act.id }
  await clockStore.writeChanges(tx, due, { ...writing, newId: work.newId })
  await setClockAlarms(work, await clockStore.listClocks(tx, incident.id))
  await tellOfAct(work, changed, act, taken)
}

export async function cardOf(work: Work, id: string): Promise<IncidentCard> {
  const { incident, entries, book } = await findStanding(work, id)
  const { routes, ...shown } = incident
  const course = courseOf(incident, entries)
  const says = routesSay(routesNow(course), course.times, officeCalendar)
  const standing = book.filter(({ supersededAt }) => supersededAt === null)
  const known = { clocks: book, yearsAssumed: yearsAssumed(standing, officeCalendar), entries }
  return { incident: shown, says, ...known, reports: await listReports(work.tx, id) }
}
