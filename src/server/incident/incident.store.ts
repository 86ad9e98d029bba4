import { sql } from 'kysely'
import type { z } from 'zod'
import type { Incident, IncidentRecord, NoticeRecord } from '#domain/incident/incident.ts'
import type { Tx } from '#server/platform/database.ts'

export type StoredIncident = Incident & { recordedBy: string }

const incidents = sql`
  select incident.id, incident.plan_id, incident.duty_id, clause.label as clause_label, incident.unit_id, incident.what,
    incident.place, incident.occurred_at, incident.known_at, incident.recorded_by, recorder.name as recorded_by_name,
    coalesce(told.notices, '[]') as notices, incident.version
  from incident
  join person as recorder on recorder.id = incident.recorded_by
  left join duty on duty.id = incident.duty_id
  left join clause on clause.id = duty.clause_id
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', notice.id, 'recipient', notice.recipient, 'means', notice.means,
      'toldAt', to_char(notice.told_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'toldBy', teller.name, 'remark', notice.remark) order by notice.told_at, notice.id) as notices
    from notice join person as teller on teller.id = notice.told_by
    where notice.incident_id = incident.id
  ) as told on true`

export async function find(tx: Tx, id: string): Promise<StoredIncident | undefined> {
  const { rows } = await sql<StoredIncident>`${incidents} where incident.id = ${id}`.execute(tx)
  return rows[0]
}

export async function listOfPlan(tx: Tx, planId: string): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    ${incidents} where incident.plan_id = ${planId} order by incident.known_at desc`.execute(tx)
  return rows
}

const mostListed = 500

type Filter = { planId?: string | undefined; units: 'all' | readonly string[]; personId: string }
/** The latest first: those of the units, and what the person recorded. */
export async function list(tx: Tx, { planId, units, personId }: Filter): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    ${incidents}
    where (${planId ?? null}::uuid is null or incident.plan_id = ${planId ?? null})
      and (${units === 'all'} or incident.unit_id = any(${units === 'all' ? [] : units}::uuid[])
        or incident.recorded_by = ${personId})
    order by incident.known_at desc, incident.id desc
    limit ${mostListed}`.execute(tx)
  return rows
}

export const findPlanOfDuty = async (tx: Tx, dutyId: string): Promise<string | undefined> => {
  const row = await tx.selectFrom('duty').select('planId').where('id', '=', dutyId).executeTakeFirst()
  return row?.planId
}

export const insert = (
  tx: Tx,
  incident: IncidentRecord & { agencyId: string; unitId: string | null; recordedBy: string },
) => tx.insertInto('incident').values(incident).execute()

type NewNotice = z.infer<typeof NoticeRecord> & { agencyId: string; toldBy: string }
export async function insertNotice(tx: Tx, { id, noticeId, ...notice }: NewNotice): Promise<void> {
  await tx
    .insertInto('notice')
    .values({ id: noticeId, incidentId: id, ...notice })
    .execute()
  await tx
    .updateTable('incident')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
