import type { OfficeCalendar } from '#domain/calendar.ts'
import { classOf, forbiddenMeans, isContentOutside } from '#domain/incident/incident.rules.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { RoutesSay, ToTell } from '#domain/incident/incident-card.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { tellingsOf } from '#domain/route/route.rules.ts'
import type { Route } from '#domain/route/route.ts'
import type { IncidentTimes } from '#domain/route/route-clock.rules.ts'
import { isLate } from './clock-book.rules.ts'

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))]

/** What these routes say of an event with these times. */
export function routesSay(routes: readonly Route[], times: IncidentTimes, calendar: OfficeCalendar): RoutesSay {
  const contents = routes.map(({ content }) => content)
  return {
    titles: contents.map(({ title }) => title),
    tellings: tellingsOf(routes, times, calendar).map((telling) => ({
      ...telling,
      dueAt: telling.dueAt?.toISOString() ?? null,
    })),
    forbiddenMeans: forbiddenMeans(routes),
    confidentiality: classOf(routes),
    isContentOutside: isContentOutside({ kinds: [] }, routes),
    forms: [...new Set(contents.flatMap(({ form }) => form ?? []))],
    firstSteps: distinct(contents.map(({ firstSteps }) => firstSteps)),
    followUps: distinct(contents.map(({ followUp }) => followUp)),
  }
}

/** The moments of an event that clocks run from. */
export const timesOf = (
  incident: Pick<Incident, 'occurredAt' | 'knownAt' | 'reportedToEthicsAt' | 'receivedAt' | 'controlledAt'>,
) => ({
  occurredAt: new Date(incident.occurredAt),
  knownAt: new Date(incident.knownAt),
  reportedToEthicsAt: incident.reportedToEthicsAt === null ? null : new Date(incident.reportedToEthicsAt),
  receivedAt: incident.receivedAt === null ? null : new Date(incident.receivedAt),
  controlledAt: incident.controlledAt === null ? null : new Date(incident.controlledAt),
})

export type ToldState = {
  /** `ended`: not told, and no longer asked for. */
  state: 'told' | 'toldLate' | 'notYet' | 'late' | 'ended'
  /** By what time it is or was to be told; null where no clock names one. */
  dueAt: string | null
  /** When it was told for the last time. */
  toldAt: string | null
}

const isTelling = ({ step }: IncidentClock): boolean => step === 'firstNotice' || step === 'relay'

/** Whether one of those to be told has been, by the clocks; without a clock any telling will do. */
export function toldState(
  { authority }: Pick<ToTell, 'authority'>,
  { clocks, notices }: { clocks: readonly IncidentClock[]; notices: Incident['notices'] },
  now: Date,
): ToldState {
  const own = clocks.filter((clock) => clock.authority === authority && isTelling(clock) && clock.supersededAt === null)
  const open = own.filter(({ metAt, endedAt }) => metAt === null && endedAt === null)
  const told = notices.filter((notice) => notice.authority === authority && !notice.isVoid)
  const toldAt =
    told
      .map((notice) => notice.toldAt)
      .toSorted()
      .at(-1) ?? null
  const dueAt = (open.length > 0 ? open : own).map((clock) => clock.dueAt).toSorted()[0] ?? null
  if (open.length > 0) return { state: open.some((clock) => isLate(clock, now)) ? 'late' : 'notYet', dueAt, toldAt }
  if (own.some(({ metAt }) => metAt === null)) return { state: 'ended', dueAt, toldAt }
  if (toldAt === null && own.length === 0) return { state: 'notYet', dueAt, toldAt }
  return { state: own.some((clock) => isLate(clock, now)) ? 'toldLate' : 'told', dueAt, toldAt }
}
