import { sql } from 'kysely'
import type { z } from 'zod'
import type { PointEntry } from '#domain/point/point.ts'
import {
  checklistKindOf,
  type Point,
  type PointChange,
  type PointFilter,
  type PointResult,
} from '#domain/point/point.ts'
import type { Tx } from '#server/platform/database.ts'

/** A point as it is stored, with the form that is begun there; its faults are reckoned from it. */
export type StoredPoint = Omit<Point, 'faults'>

const kinds = Object.entries(checklistKindOf)

const points = sql`
  select point.id, point.kind, point.name, point.floor, point.room, point.unit_id, unit.name as unit_name,
    point.checklist_id, point.code, point.photograph_id, point.camera_range, point.camera_clear, point.kept_days,
    point.expires_on, point.retired_on, point.version, form.id as checklist_version_id, form.title as checklist_title,
    latest.submitted_at as last_inspected_at
  from point
  join unit on unit.id = point.unit_id
  left join unnest(${kinds.map(([kind]) => kind)}::text[], ${kinds.map(([, kind]) => kind)}::text[])
    as suited (point_kind, checklist_kind) on suited.point_kind = point.kind::text
  left join lateral (
    select published.id, checklist.title
    from checklist join checklist_version as published on published.checklist_id = checklist.id
    where checklist.withdrawn_at is null
      and case when point.checklist_id is null then checklist.kind = suited.checklist_kind
        else checklist.id = point.checklist_id end
    order by published.number desc limit 1
  ) as form on true
  left join lateral (
    select submitted_at from inspection
    where inspection.point_id = point.id and inspection.status = 'submitted'
    order by submitted_at desc limit 1
  ) as latest on true`

/** More than any agency has; a list is never without an end. */
const mostListed = 2000

export async function list(tx: Tx, { unitId, kind }: z.infer<typeof PointFilter>): Promise<StoredPoint[]> {
  const { rows } = await sql<StoredPoint>`
    ${points}
    where point.retired_on is null
      and (${unitId ?? null}::uuid is null or point.unit_id = ${unitId ?? null})
      and (${kind ?? null}::point_kind is null or point.kind = ${kind ?? null})
    order by point.floor, unit.position, point.kind, point.name, point.id
    limit ${mostListed}`.execute(tx)
  return rows
}

async function findBy(tx: Tx, column: 'id' | 'code', value: string): Promise<StoredPoint | undefined> {
  const { rows } = await sql<StoredPoint>`${points} where ${sql.ref(`point.${column}`)} = ${value}`.execute(tx)
  return rows[0]
}
export const find = (tx: Tx, id: string) => findBy(tx, 'id', id)
export const findByCode = (tx: Tx, code: string) => findBy(tx, 'code', code)

export async function listResults(tx: Tx, pointId: string, limit: number): Promise<PointResult[]> {
  const { rows } = await sql<PointResult>`
    select inspection.id as inspection_id, published.content ->> 'title' as title, submitted_at,
      submitter.name as submitted_by_name, compliant, not_compliant, not_applicable
    from inspection
    join checklist_version as published on published.id = checklist_version_id
    join person as submitter on submitter.id = submitted_by
    where point_id = ${pointId} and status = 'submitted'
    order by submitted_at desc, inspection.id desc
    limit ${limit}`.execute(tx)
  return rows
}

export async function countOpenDeficiencies(tx: Tx, pointId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from deficiency where point_id = ${pointId} and status < 'released'`.execute(tx)
  return rows[0]!.count
}

export const insert = (tx: Tx, point: PointEntry & { agencyId: string; code: string }) =>
  tx.insertInto('point').values(point).execute()

/** False when somebody else wrote meanwhile. */
export async function update(
  tx: Tx,
  { id, version, ...changes }: (PointChange | { retiredOn: string }) & { id: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('point')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
