import { type RawBuilder, sql } from 'kysely'
import type { ContractorVisit, ContractorVisitEntry } from '#domain/contractor/contractor-visit.ts'
import type { Tx } from '#server/platform/database.ts'

/** As stored, with the unit that is responsible for the firm, and until when its order lets it stay. */
export type StoredVisit = Omit<ContractorVisit, 'isOverdue'> & { unitId: string; orderEndsAt: string | null }

async function listWhere(tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<StoredVisit[]> {
  const { rows } = await sql<StoredVisit>`
    select visit.id, visit.contractor_id, firm.name as contractor_name, firm.unit_id, person_name,
      visit.point_id, point.name as point_name, escort_id, escort.name as escort_name, purpose, work_order_id,
      emergency, came_at, left_at, work.ends_at as order_ends_at
    from contractor_visit as visit
    join contractor as firm on firm.id = visit.contractor_id
    join point on point.id = visit.point_id
    join person as escort on escort.id = escort_id
    left join work_order as work on work.id = work_order_id
    where ${condition}
    order by left_at is not null, came_at desc, visit.id desc
    limit ${limit}`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<StoredVisit | undefined> {
  return (await listWhere(tx, sql`visit.id = ${id}`, 1))[0]
}

/** Who is inside, whenever they came, and who left again on this day. */
export const listAtDoor = (tx: Tx, day: string): Promise<StoredVisit[]> =>
  listWhere(tx, sql`left_at is null or (left_at at time zone 'Asia/Taipei')::date = ${day}::date`, 200)

export const listOf = (tx: Tx, contractorId: string): Promise<StoredVisit[]> =>
  listWhere(tx, sql`visit.contractor_id = ${contractorId}`, 20)

export const mostPrinted = 2000

/** Of the days from one to the other. */
export const listBetween = (tx: Tx, from: string, until: string): Promise<StoredVisit[]> =>
  listWhere(
    tx,
    sql`came_at >= ${from}::date::timestamp at time zone 'Asia/Taipei'
      and came_at < (${until}::date + 1)::timestamp at time zone 'Asia/Taipei'`,
    mostPrinted,
  )

type NewVisit = ContractorVisitEntry & { agencyId: string; cameAt: Date; recordedBy: string }
export const insert = (tx: Tx, visit: NewVisit) => tx.insertInto('contractorVisit').values(visit).execute()

/** False when it was written down before. */
export async function leave(tx: Tx, id: string, leftRecordedBy: string, leftAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('contractorVisit')
    .set({ leftAt, leftRecordedBy })
    .where('id', '=', id)
    .where('leftAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
