import { sql } from 'kysely'
import type { TravelCheckShadow } from '#domain/travel/travel-check.ts'
import type { Tx } from '#server/platform/database.ts'

const checks = sql`
  select travel_check.id, roc_year, size, supplier.name as supplied_by_name, supplied_at, percent,
    drawer.name as drawn_by_name, drawn_at, version
  from travel_check
  join person as supplier on supplier.id = supplied_by
  left join person as drawer on drawer.id = drawn_by`

export async function find(tx: Tx, id: string): Promise<TravelCheckShadow | undefined> {
  const { rows } = await sql<TravelCheckShadow>`${checks} where travel_check.id = ${id}`.execute(tx)
  return rows[0]
}

/** The newest first. */
export async function list(tx: Tx): Promise<TravelCheckShadow[]> {
  const { rows } = await sql<TravelCheckShadow>`${checks} order by supplied_at desc, travel_check.id limit 200`.execute(
    tx,
  )
  return rows
}

type Row = { id: string; agencyId: string; rocYear: number; size: number; suppliedBy: string; suppliedAt: Date }
export const insert = (tx: Tx, row: Row) => tx.insertInto('travelCheck').values(row).execute()

type Drawn = { percent: number; drawnBy: string; drawnAt: Date }

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, id: string, version: number, drawn: Partial<Drawn> = {}): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('travelCheck')
    .set({ ...drawn, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
