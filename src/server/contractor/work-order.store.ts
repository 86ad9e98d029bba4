import { type RawBuilder, sql } from 'kysely'
import type { WorkOrder, WorkOrderEntry, WorkOrderState } from '#domain/contractor/work-order.ts'
import type { Tx } from '#server/platform/database.ts'

async function listWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<WorkOrder[]> {
  const { rows } = await sql<WorkOrder>`
    select work.id, work.contractor_id, firm.name as contractor_name, firm.unit_id, unit.name as unit_name,
      is_remote, what, who, point_id, point.name as point_name, starts_at, ends_at, state,
      asker.name as asked_by_name, asked_at, opened_at, opener.name as opened_by_name, closed_at,
      closer.name as closed_by_name
    from work_order as work
    join contractor as firm on firm.id = work.contractor_id
    join unit on unit.id = firm.unit_id
    join person as asker on asker.id = asked_by
    left join person as opener on opener.id = opened_by
    left join person as closer on closer.id = closed_by
    left join point on point.id = point_id
    where ${condition}
    order by starts_at desc, work.id desc
    limit 200`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<WorkOrder | undefined> {
  return (await listWhere(tx, sql`work.id = ${id}`))[0]
}

/** The latest first. */
export const listOf = (tx: Tx, contractorId: string): Promise<WorkOrder[]> =>
  listWhere(tx, sql`work.contractor_id = ${contractorId}`)

/** Approved for work at the place, in this very moment. */
export const listForNow = (tx: Tx, now: Date): Promise<WorkOrder[]> =>
  listWhere(tx, sql`state = 'approved' and not is_remote and ${now}::timestamptz between starts_at and ends_at`)

type NewOrder = Omit<WorkOrderEntry, 'id' | 'orderId'> & {
  id: string
  agencyId: string
  contractorId: string
  askedBy: string
  askedAt: Date
}
export const insert = (tx: Tx, order: NewOrder) => tx.insertInto('workOrder').values(order).execute()

export const setState = (tx: Tx, id: string, state: WorkOrderState) =>
  tx.updateTable('workOrder').set({ state }).where('id', '=', id).execute()

/** False when somebody else opened it meanwhile. */
export async function open(tx: Tx, id: string, openedBy: string, openedAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workOrder')
    .set({ openedBy, openedAt })
    .where('id', '=', id)
    .where('openedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** False when somebody else shut it meanwhile. */
export async function close(tx: Tx, id: string, closedBy: string, closedAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('workOrder')
    .set({ closedBy, closedAt })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
