import { sql } from 'kysely'
import type { VisitShadow } from '#domain/mainland-visitor/mainland-visit.ts'
import type { Tx } from '#server/platform/database.ts'

const visits = sql`
  select visit.id, visit.unit_id, unit.name as unit_name, starts_on, ends_on, group_size, planned_by,
    planner.name as planned_by_name, planned_at, visit.version, (
      select coalesce(jsonb_agg(jsonb_build_object('personId', host.person_id, 'name', person.name) order by host.person_id), '[]')
      from mainland_visit_host as host join person on person.id = host.person_id where host.visit_id = visit.id
    ) as hosts
  from mainland_visit as visit
  join unit on unit.id = visit.unit_id
  join person as planner on planner.id = planned_by`

export async function find(tx: Tx, id: string): Promise<VisitShadow | undefined> {
  const { rows } = await sql<VisitShadow>`${visits} where visit.id = ${id}`.execute(tx)
  return rows[0]
}

/** The latest to come first. */
export async function list(tx: Tx): Promise<VisitShadow[]> {
  const { rows } = await sql<VisitShadow>`${visits} order by starts_on desc, visit.id desc limit 500`.execute(tx)
  return rows
}

type Dates = { startsOn: string; endsOn: string; groupSize: number }
type Row = Dates & { id: string; agencyId: string; unitId: string; plannedBy: string; plannedAt: Date }
export const insert = (tx: Tx, row: Row) => tx.insertInto('mainlandVisit').values(row).execute()

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, id: string, version: number, dates: Dates): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mainlandVisit')
    .set({ ...dates, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function replaceHosts(tx: Tx, agencyId: string, visitId: string, personIds: readonly string[]) {
  await tx.deleteFrom('mainlandVisitHost').where('visitId', '=', visitId).execute()
  const rows = [...new Set(personIds)].map((personId) => ({ agencyId, visitId, personId }))
  await tx.insertInto('mainlandVisitHost').values(rows).execute()
}

type Observed = { id: string; agencyId: string; visitId: string; at: Date; by: string }
export const insertObservation = (tx: Tx, row: Observed) =>
  tx.insertInto('mainlandVisitObservation').values(row).execute()

/** In the order of writing. */
export const listObservations = (tx: Tx, visitId: string) =>
  tx
    .selectFrom('mainlandVisitObservation as observation')
    .innerJoin('person', 'person.id', 'observation.by')
    .select(['observation.id', 'observation.at', 'person.name as byName'])
    .where('observation.visitId', '=', visitId)
    .orderBy('observation.at')
    .orderBy('observation.id')
    .execute()
