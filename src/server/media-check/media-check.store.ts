import { sql } from 'kysely'
import type { CheckResult, MediaCheck, MediaCheckItem, MediaCheckSummary } from '#domain/media-check/media-check.ts'
import type { Tx } from '#server/platform/database.ts'

const checks = sql`
  select one.id, one.kind, one.point_id, point.name as point_name, one.begun_by, beginner.name as begun_by_name,
    one.begun_at, one.finished_at, counted.size, counted.missing, one.lock_sound, one.seed, one.population, one.version
  from media_check as one
  join person as beginner on beginner.id = one.begun_by
  left join point on point.id = one.point_id
  cross join lateral (
    select count(*)::int as size, count(*) filter (where result = 'missing')::int as missing
    from media_check_item where check_id = one.id
  ) as counted`

type Stored = Omit<MediaCheck, 'items'>
const mostListed = 500

/** The newest first. */
export async function list(tx: Tx): Promise<MediaCheckSummary[]> {
  const { rows } = await sql<Stored>`${checks} order by one.begun_at desc, one.id desc limit ${mostListed}`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<Stored | undefined> {
  const { rows } = await sql<Stored>`${checks} where one.id = ${id}`.execute(tx)
  return rows[0]
}

export async function listItems(tx: Tx, checkId: string): Promise<MediaCheckItem[]> {
  const { rows } = await sql<MediaCheckItem>`
    select item.medium_id, medium.number, medium.copy_number, unit.name as unit_name, keeper.name as keeper_name,
      point.name as point_name, item.result
    from media_check_item as item
    join confidential_medium as medium on medium.id = item.medium_id
    join unit on unit.id = medium.unit_id
    join person as keeper on keeper.id = medium.keeper_id
    join point on point.id = medium.point_id
    where item.check_id = ${checkId}
    order by point.name, unit.position, medium.number, medium.copy_number, medium.id`.execute(tx)
  return rows
}

/** When each thing was last seen in its locker. */
export async function listLastLooks(tx: Tx): Promise<{ mediumId: string; at: string }[]> {
  const { rows } = await sql<{ mediumId: string; at: string }>`
    select medium_id, max(finished_at) as at
    from media_check_item join media_check as one on one.id = check_id
    where one.kind = 'locker' and finished_at is not null
    group by medium_id`.execute(tx)
  return rows
}

type Row = {
  id: string
  agencyId: string
  kind: 'spot' | 'locker'
  pointId: string | null
  seed: string | null
  population: string[] | null
  begunBy: string
  begunAt: Date
}
export const insert = (tx: Tx, row: Row) => tx.insertInto('mediaCheck').values(row).execute()

export const insertItems = (tx: Tx, agencyId: string, checkId: string, mediumIds: readonly string[]) =>
  tx
    .insertInto('mediaCheckItem')
    .values(mediumIds.map((mediumId) => ({ agencyId, checkId, mediumId })))
    .execute()

/** False when it was finished meanwhile. */
export async function finish(tx: Tx, id: string, version: number, to: { lockSound: boolean | null; finishedAt: Date }) {
  const { numUpdatedRows } = await tx
    .updateTable('mediaCheck')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const setResult = (tx: Tx, checkId: string, mediumId: string, result: CheckResult) =>
  tx
    .updateTable('mediaCheckItem')
    .set({ result })
    .where('checkId', '=', checkId)
    .where('mediumId', '=', mediumId)
    .execute()
