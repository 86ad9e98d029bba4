import type { z } from 'zod'
import { checkIncident, checkNotice, maySeeIncident } from '#domain/incident/incident.rules.ts'
import type { Incident, IncidentRecord, NoticeRecord } from '#domain/incident/incident.ts'
import { unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './incident.store.ts'

export const listIncidents = read('incident.list', (work, { planId }: { planId?: string | undefined }) =>
  store.list(work.tx, { planId, units: unitsSeenBy(work.actor), personId: work.actor.personId }),
)

export const showIncident = read('incident.show', (work, { id }: { id: string }) => load(work, id))

async function load(work: Work, id: string): Promise<Incident> {
  const incident = await store.find(work.tx, id)
  if (!incident || !maySeeIncident(work.actor, incident)) throw new Problem('not_found')
  return incident
}

export const recordIncident = write('incident.record', async (work, record: IncidentRecord) => {
  const { agencyId, unitId, personId } = work.actor
  const dutyPlanId = record.dutyId === null ? undefined : await store.findPlanOfDuty(work.tx, record.dutyId)
  checkIncident(record, dutyPlanId, work.now)
  await store.insert(work.tx, { ...record, agencyId, unitId, recordedBy: personId })
  work.record(record.id, { planId: record.planId, dutyId: record.dutyId })
  return load(work, record.id)
})

export const addNotice = write('incident.addNotice', async (work, notice: z.infer<typeof NoticeRecord>) => {
  const { agencyId, personId } = work.actor
  checkNotice(await load(work, notice.id), notice, work.now)
  await store.insertNotice(work.tx, { ...notice, agencyId, toldBy: personId })
  work.record(notice.id, { noticeId: notice.noticeId, means: notice.means })
  return load(work, notice.id)
})

/** All of a plan, whoever asks: whether they may is the caller's question. */
export const incidentsOfPlan = (work: Work, planId: string): Promise<Incident[]> => store.listOfPlan(work.tx, planId)
