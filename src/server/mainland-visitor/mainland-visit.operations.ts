import {
  checkChange,
  checkInviting,
  checkObservation,
  checkPlanned,
  maySeeVisit,
} from '#domain/mainland-visitor/mainland-visit.rules.ts'
import type {
  ObservationMade,
  Visit,
  VisitContent,
  VisitPlanned,
  VisitShadow,
} from '#domain/mainland-visitor/mainland-visit.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { tellPlainly } from '#server/telling/telling.operations.ts'
import { listAway } from '#server/travel/trip.operations.ts'
import * as envelopes from './envelopes.ts'
import * as store from './mainland-visit.store.ts'

type ById = { id: string }

export const listVisits = read('mainlandVisit.list', async (work, _: Record<string, never>) =>
  (await store.list(work.tx)).filter((visit) => maySeeVisit(work.actor, visit)),
)

async function found(work: Work, id: string): Promise<VisitShadow> {
  const visit = await store.find(work.tx, id)
  if (!visit || !maySeeVisit(work.actor, visit)) throw new Problem('not_found')
  return visit
}

const contentOf = async (work: Work, id: string): Promise<VisitContent> =>
  (await work.sealing.find(envelopes.content, [id])).get(id)!

/** Reading is an act: it is recorded in the transaction that opens the envelopes. */
export const openVisit = write('mainlandVisit.open', async (work, { id }: ById): Promise<Visit> => {
  const visit = await found(work, id)
  work.record(id)
  const observations = await store.listObservations(work.tx, id)
  const said = await work.sealing.find(
    envelopes.observation,
    observations.map((one) => one.id),
  )
  return {
    ...visit,
    ...(await contentOf(work, id)),
    observations: observations.map((one) => ({ ...one, ...said.get(one.id)! })),
  }
})

/** Nobody goes with a group while away. */
async function checkHosts(work: Work, { hostIds, startsOn, endsOn }: VisitPlanned): Promise<void> {
  const away = await listAway(work, startsOn, endsOn)
  if (away.some(({ personId }) => hostIds.includes(personId))) throw new Problem('mainlandVisit.host_away')
}

/** A visit that is announced, or whose programme changes, before it happens. */
export const planVisit = write('mainlandVisit.plan', async (work, planned: VisitPlanned) => {
  const { id, version, unitId, startsOn, endsOn, groupSize, hostIds, organisations, purpose, programme } = planned
  const { agencyId, personId } = work.actor
  const dates = { startsOn, endsOn, groupSize }
  if (version === 0) {
    checkInviting(work.actor, unitId)
    checkPlanned(planned)
    await store.insert(work.tx, { ...dates, id, agencyId, unitId, plannedBy: personId, plannedAt: work.now })
  } else {
    const visit = await found(work, id)
    checkChange(work.actor, { visit, before: await contentOf(work, id) }, planned, work.now)
    if (!(await store.update(work.tx, id, version, dates))) throw new Problem('changed_meanwhile')
  }
  await checkHosts(work, planned)
  await store.replaceHosts(work.tx, agencyId, id, hostIds)
  await work.sealing.put(envelopes.content, id, { organisations, purpose, programme }, version + 1)
  work.record(id)
  return { id }
})

/** What a host noticed; what is abnormal is told to ethics, and goes no further by itself. */
export const observeVisit = write('mainlandVisit.observe', async (work, made: ObservationMade) => {
  const { id: visitId, observationId: id, isAbnormal, place, text } = made
  const visit = await found(work, visitId)
  checkObservation(work.actor, visit, made, work.today)
  const { agencyId, personId } = work.actor
  await store.insertObservation(work.tx, { id, agencyId, visitId, at: work.now, by: personId })
  await work.sealing.put(envelopes.observation, id, { isAbnormal, place, text })
  work.record(visitId, { observationId: id })
  if (isAbnormal) await tellEthics(work, id, visitId)
  return { id: visitId }
})

async function tellEthics(work: Work, observationId: string, visitId: string): Promise<void> {
  const ethics = (await listPeople(work)).filter((one) => isEthics({ ...one, personId: one.id }))
  await tellPlainly(work, {
    ...{ subjectId: observationId, step: 'abnormal', event: 'visitAbnormal', link: `/visitors/${visitId}` },
    recipients: ethics.map(({ id }) => id),
  })
}
