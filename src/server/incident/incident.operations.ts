import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { checkHandOver, checkIncident, classOf, isContentOutside, knownTo } from '#domain/incident/incident.rules.ts'
import type {
  HandOverRecord,
  Incident,
  IncidentFilter,
  IncidentPreviewAsked,
  IncidentRecord,
} from '#domain/incident/incident.ts'
import type { IncidentPreview } from '#domain/incident/incident-card.ts'
import { routesSay } from '#domain/incident/telling.rules.ts'
import { isEthics, unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { dayKnown, routesFor } from '#domain/route/route.rules.ts'
import type { Route } from '#domain/route/route.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { onDutyAt } from '#server/roster/on-duty.operations.ts'
import { findRoutesInForce } from '#server/route/route.operations.ts'
import * as store from './incident.store.ts'
import { cardOf, findStanding, follow, insertAct } from './incident-course.operations.ts'

type ById = { id: string }

export const listIncidents = read('incident.list', (work, filter: IncidentFilter) =>
  store.list(work.tx, { ...filter, units: unitsSeenBy(work.actor), personId: work.actor.personId, now: work.now }),
)

export const showIncident = read('incident.show', (work, { id }: ById) => cardOf(work, id))

const routesOf = async (work: Work, asked: IncidentPreviewAsked): Promise<Route[]> => {
  const day = dayKnown(new Date(asked.knownAt))
  return routesFor(asked, day, await findRoutesInForce(work, day))
}

/** Who will be told, by which means, before what time: asked before anything is sent. */
export const previewIncident = read(
  'incident.preview',
  async (work, asked: IncidentPreviewAsked): Promise<IncidentPreview> => {
    const knownAt = new Date(asked.knownAt)
    const times = { knownAt, reportedToEthicsAt: isEthics(work.actor) ? knownAt : work.now }
    const rest = { occurredAt: new Date(asked.occurredAt), receivedAt: null, controlledAt: null }
    const routes = await routesOf(work, asked)
    const says = routesSay(routes, { ...times, ...rest }, officeCalendar)
    const onDuty = (await onDutyAt(work, work.now)).map(({ name }) => name)
    return { ...says, isContentOutside: isContentOutside(asked, routes), onDuty }
  },
)

export const recordIncident = write('incident.record', async (work, record: IncidentRecord): Promise<Incident> => {
  const { agencyId, unitId, personId } = work.actor
  const dutyPlanId = record.dutyId === null ? undefined : await store.findPlanOfDuty(work.tx, record.dutyId)
  checkIncident(record, dutyPlanId, work.now)
  const routes = await routesOf(work, record)
  if (isContentOutside(record, routes)) throw new Problem('incident.content_outside')
  const { fileIds, ...rest } = record
  const made = { agencyId, recordedBy: personId, confidentiality: classOf(routes), unitId: record.unitId ?? unitId }
  const reportedToEthicsAt = record.reportedToEthicsAt ?? (isEthics(work.actor) ? record.knownAt : instant(work))
  await store.insert(work.tx, { ...rest, ...made, reportedToEthicsAt }, routes)
  const { kinds, flags, cyberSeverity } = record
  await follow(work, await findStanding(work, record.id), {
    ...{ id: work.newId(), kind: 'recorded', at: record.knownAt, text: '', corrects: null, fileIds },
    detail: { facts: { kinds, flags, cyberSeverity }, knownTo: knownTo(work.actor) },
  })
  work.record(record.id, { planId: record.planId, dutyId: record.dutyId, kinds })
  return shownOf(work, record.id)
})

const instant = ({ now }: Work): string => now.toISOString()

async function shownOf(work: Work, id: string): Promise<Incident> {
  const { incident } = await findStanding(work, id)
  const { routes: _, recordedBy: __, ...shown } = incident
  return shown
}

/** 機密 and above: that it was handed over, to whom and when. There is no field for anything else. */
export const handOver = write('incident.handOver', async (work, { id, authority, at }: HandOverRecord) => {
  const { agencyId, unitId, personId } = work.actor
  checkHandOver({ at }, work.now)
  await store.insertHandedOver(work.tx, { id, agencyId, unitId, recordedBy: personId, authority, at })
  await insertAct(work, id, {
    ...{ id: work.newId(), kind: 'handedOver', at, text: '', corrects: null, fileIds: [] },
    detail: { facts: { kinds: ['stateSecretLeak'], flags: [], cyberSeverity: null } },
  })
  work.record(id, { authority })
  return shownOf(work, id)
})

/** All of a plan, whoever asks: whether they may is the caller's question. */
export const incidentsOfPlan = (work: Work, planId: string): Promise<Incident[]> => store.listOfPlan(work.tx, planId)

/** Whoever asks: for the agenda of a meeting. */
export const incidentsKnownSince = (work: Work, from: Date): Promise<Incident[]> => store.listKnownSince(work.tx, from)
