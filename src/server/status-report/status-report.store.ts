import { sql } from 'kysely'
import type {
  StatusEntry,
  StatusPlace,
  StatusReport,
  StatusSchedule,
  StatusSubject,
} from '#domain/status-report/status-report.ts'
import type { Tx } from '#server/platform/database.ts'

type NewSchedule = StatusSchedule & { agencyId: string; changedBy: string }
export const insertSchedule = (tx: Tx, schedule: NewSchedule) =>
  tx
    .insertInto('statusSchedule')
    .values({ ...schedule, subjects: JSON.stringify(schedule.subjects) })
    .execute()

/** The oldest first. */
export async function listSchedules(tx: Tx, planId: string): Promise<StatusSchedule[]> {
  const { rows } = await sql<StatusSchedule>`
    select id, plan_id, number, effective_from, times, start_time, end_time, opens_minutes, missing_minutes, subjects
    from status_schedule where plan_id = ${planId} order by number`.execute(tx)
  return rows
}

const headOf = sql`
  select person.name from person
  where person.unit_id = unit.id and 'unitHead' = any(person.roles) and person.disabled_at is null
  order by person.id limit 1`

/** Units and facilities by name, in the order of the agency; a facility stands behind its unit. */
export async function listPlaces(tx: Tx, subjects: readonly StatusSubject[]): Promise<StatusPlace[]> {
  const { rows } = await sql<StatusPlace>`
    select unit.id as unit_id, unit.name as unit_name, point.id as point_id, point.name as point_name,
      head.name as head_name, subject.telephone, least(unit.abolished_on, point.retired_on) as ended_on
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as subject ("unitId" uuid, "pointId" uuid, telephone text)
    join unit on unit.id = subject."unitId"
    left join point on point.id = subject."pointId"
    left join lateral (${headOf}) as head on true
    order by unit.position, point.name nulls first, point.id`.execute(tx)
  return rows
}

const reports = sql`
  select status_report.id, plan_id, status_report.unit_id, point_id, due_at, state, note, claimed_at, corrects_id,
    reported_by, person.name as reported_by_name, received_at, on_time
  from status_report
  join person on person.id = status_report.reported_by`

type Range = { planId: string; from: Date; until: Date }
export async function listReports(tx: Tx, { planId, from, until }: Range): Promise<StatusReport[]> {
  const { rows } = await sql<StatusReport>`
    ${reports} where plan_id = ${planId} and due_at >= ${from} and due_at < ${until}
    order by due_at, status_report.received_at, status_report.id`.execute(tx)
  return rows
}

export async function findReport(tx: Tx, id: string): Promise<StatusReport | undefined> {
  const { rows } = await sql<StatusReport>`${reports} where status_report.id = ${id}`.execute(tx)
  return rows[0]
}

type NewReport = StatusEntry & { agencyId: string; reportedBy: string; receivedAt: Date; onTime: boolean }
export const insertReport = (tx: Tx, report: NewReport) => tx.insertInto('statusReport').values(report).execute()
