import { type RawBuilder, sql } from 'kysely'
import type { FactsKnown, Incident, IncidentFilter, IncidentRecord } from '#domain/incident/incident.ts'
import type { Confidentiality, Route } from '#domain/route/route.ts'
import type { Tx } from '#server/platform/database.ts'

export type StoredIncident = Incident & { recordedBy: string; routes: Route[] }

const instantOf = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const incidents = (routes: RawBuilder<unknown>) => sql`
  select incident.id, incident.number, incident.plan_id, incident.duty_id, clause.label as clause_label,
    incident.unit_id, unit.name as unit_name, incident.kinds, incident.flags, incident.cyber_severity,
    incident.confidentiality, incident.what, incident.place, incident.occurred_at, incident.known_at,
    incident.reported_to_ethics_at, incident.received_at, incident.controlled_at, incident.closed_at, incident.state,
    case when handed_over_to is not null then
      jsonb_build_object('authority', handed_over_to, 'at', ${instantOf(sql`incident.known_at`)}) end as handed_over,
    incident.recorded_by, recorder.name as recorded_by_name, coalesce(told.notices, '[]') as notices, running.next_due_at,
    incident.version${routes}
  from incident
  join person as recorder on recorder.id = incident.recorded_by
  left join unit on unit.id = incident.unit_id
  left join duty on duty.id = incident.duty_id
  left join clause on clause.id = duty.clause_id
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', notice.id, 'authority', notice.authority, 'recipient', notice.recipient,
      'means', notice.means, 'stage', notice.stage, 'toldAt', ${instantOf(sql`notice.told_at`)}, 'toldBy', teller.name,
      'answeredBy', notice.answered_by, 'remark', notice.remark, 'isVoid', exists (
        select from incident_entry
        where incident_entry.incident_id = incident.id and corrects = notice.id and detail ? 'voids'
      )) order by notice.told_at, notice.id) as notices
    from notice join person as teller on teller.id = notice.told_by
    where notice.incident_id = incident.id
  ) as told on true
  left join lateral (
    select min(due_at) as next_due_at from incident_clock
    where incident_clock.incident_id = incident.id and met_at is null and ended_at is null and superseded_at is null
  ) as running on true`

const plain = incidents(sql``)
const withRoutes = incidents(sql`, incident.routes`)

export async function find(tx: Tx, id: string): Promise<StoredIncident | undefined> {
  const { rows } = await sql<StoredIncident>`${withRoutes} where incident.id = ${id}`.execute(tx)
  return rows[0]
}

/** Of two who act on an event at once the second waits for the first, and then sees what it did. */
export const lock = (tx: Tx, id: string) =>
  tx.selectFrom('incident').select('id').where('id', '=', id).forUpdate().execute()

export async function listOfPlan(tx: Tx, planId: string): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    ${plain} where incident.plan_id = ${planId} order by incident.known_at desc`.execute(tx)
  return rows
}

const mostListed = 500

type Seen = IncidentFilter & { units: 'all' | readonly string[]; personId: string; now: Date }
/** The latest first: those of the units, and what the person recorded. */
export async function list(tx: Tx, { planId, state, kind, late, units, personId, now }: Seen): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    ${plain}
    where (${planId ?? null}::uuid is null or incident.plan_id = ${planId ?? null})
      and (${state ?? null}::incident_state is null or incident.state = ${state ?? null})
      and (${kind ?? null}::text is null or ${kind ?? null} = any(incident.kinds))
      and (${late === undefined} or next_due_at < ${now})
      and (${units === 'all'} or incident.unit_id = any(${units === 'all' ? [] : units}::uuid[])
        or incident.recorded_by = ${personId})
    order by incident.known_at desc, incident.id desc
    limit ${mostListed}`.execute(tx)
  return rows
}

/** The latest first, of all units. */
export async function listKnownSince(tx: Tx, from: Date): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    ${plain} where incident.known_at >= ${from} order by incident.known_at desc limit ${mostListed}`.execute(tx)
  return rows
}

const mostRecorded = 100

/** Put on record between these instants, in that order. */
export async function listRecordedBetween(tx: Tx, from: string, until: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select incident_id as id from incident_entry
    where kind = 'recorded' and recorded_at between ${from} and ${until}
    order by recorded_at, id
    limit ${mostRecorded}`.execute(tx)
  return rows.map(({ id }) => id)
}

export const findPlanOfDuty = async (tx: Tx, dutyId: string): Promise<string | undefined> => {
  const row = await tx.selectFrom('duty').select('planId').where('id', '=', dutyId).executeTakeFirst()
  return row?.planId
}

type NewIncident = Omit<IncidentRecord, 'fileIds'> & {
  agencyId: string
  recordedBy: string
  confidentiality: Confidentiality
}
export const insert = (tx: Tx, { kinds, flags, ...incident }: NewIncident, routes: readonly Route[]) =>
  tx
    .insertInto('incident')
    .values({ ...incident, kinds: [...kinds], flags: [...flags], routes: JSON.stringify(routes) })
    .execute()

type HandedOver = {
  id: string
  agencyId: string
  unitId: string | null
  recordedBy: string
  authority: string
  at: string
}
/** Only that it was handed over: the columns for what it is stay empty. */
export const insertHandedOver = (tx: Tx, { authority, at, ...incident }: HandedOver) =>
  tx
    .insertInto('incident')
    .values({
      ...{ ...incident, what: '', place: '', kinds: ['stateSecretLeak'], confidentiality: 'confidential' },
      ...{ handedOverTo: authority, occurredAt: at, knownAt: at, controlledAt: at, closedAt: at },
    })
    .execute()

type Changes = Partial<FactsKnown & Pick<Incident, 'occurredAt' | 'knownAt' | 'controlledAt' | 'closedAt'>>
type Following = { receivedAt: string | null; confidentiality: Confidentiality; routes: readonly Route[] }
/** What somebody changed, and what follows from it. */
export async function update(tx: Tx, id: string, changes: Changes, following: Following): Promise<void> {
  const { routes, ...rest } = following
  await tx
    .updateTable('incident')
    .set((eb) => ({ ...changes, ...rest, routes: JSON.stringify(routes), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
