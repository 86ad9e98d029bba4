import { sql } from 'kysely'
import type { FollowUpKind } from '#domain/follow-up-case/follow-up-model.ts'
import type { StoredStep } from '#domain/follow-up-case/follow-up-view.rules.ts'
import type { Tx } from '#server/platform/database.ts'

export type CaseRow = {
  id: string
  eventId: string
  kind: FollowUpKind
  modelFrom: string
  openedAt: string
  openedByName: string
}

/** The cases of an event, the first opened first. */
export async function listOfEvent(tx: Tx, eventId: string): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select follow_up_case.id, event_id, kind, model_from, opened_at, person.name as opened_by_name
    from follow_up_case join person on person.id = opened_by
    where event_id = ${eventId}
    order by opened_at, follow_up_case.id`.execute(tx)
  return rows
}

export type StepRow = StoredStep & { caseId: string }

/** In the order of writing. */
export async function listSteps(tx: Tx, caseIds: readonly string[]): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select step.id, case_id, step, at, outcome, note, reference, authority, recorded_at, recorded_by,
      person.name as recorded_by_name
    from follow_up_step as step join person on person.id = recorded_by
    where case_id = any(${caseIds}::uuid[])
    order by case_id, position`.execute(tx)
  return rows
}

export type CaseAlone = Omit<CaseRow, 'openedByName'> & { isSealed: boolean; unitId: string | null }

export async function find(tx: Tx, id: string): Promise<CaseAlone | undefined> {
  const { rows } = await sql<CaseAlone>`
    select follow_up_case.id, event_id, kind, model_from, opened_at, is_sealed, incident.unit_id
    from follow_up_case left join incident on incident.id = incident_id
    where follow_up_case.id = ${id}`.execute(tx)
  return rows[0]
}

type NewCase = {
  id: string
  agencyId: string
  kind: FollowUpKind
  modelFrom: string
  incidentId: string | null
  matterId: string | null
  openedAt: Date
  openedBy: string
}
export const insertCase = (tx: Tx, one: NewCase) => tx.insertInto('followUpCase').values(one).execute()

type NewStep = Omit<StepRow, 'recordedAt' | 'recordedByName'> & {
  agencyId: string
  isSealed: boolean
  position: number
  ends: boolean
  recordedAt: Date
}
export const insertStep = (tx: Tx, step: NewStep) => tx.insertInto('followUpStep').values(step).execute()

const isOpen = sql`not exists (
  select from follow_up_step as step where step.case_id = follow_up_case.id and step.ends)`

export type OpenCase = { id: string; eventId: string; kind: FollowUpKind }

/** Those of these events that have not ended. */
export async function listOpen(tx: Tx, eventIds: readonly string[]): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select id, event_id, kind from follow_up_case where event_id = any(${eventIds}::uuid[]) and ${isOpen}
    order by id`.execute(tx)
  return rows
}

export type OpenCaseOfIncident = CaseRow & { number: string; what: string; knownAt: string; unitName: string | null }
type Seen = { units: 'all' | readonly string[]; personId: string }

/** Open cases of the events that somebody sees, the oldest first. */
export async function listOpenOfIncidents(tx: Tx, { units, personId }: Seen): Promise<OpenCaseOfIncident[]> {
  const { rows } = await sql<OpenCaseOfIncident>`
    select follow_up_case.id, event_id, kind, model_from, opened_at, '' as opened_by_name, incident.number, incident.what,
      incident.known_at, unit.name as unit_name
    from follow_up_case
    join incident on incident.id = incident_id
    left join unit on unit.id = incident.unit_id
    where ${isOpen} and (${units === 'all'} or incident.unit_id = any(${units === 'all' ? [] : units}::uuid[])
      or incident.recorded_by = ${personId})
    order by opened_at, follow_up_case.id
    limit 50`.execute(tx)
  return rows
}
