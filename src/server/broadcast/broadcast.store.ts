import { sql } from 'kysely'
import type { Broadcast, BroadcastEntry, BroadcastReading } from '#domain/broadcast/broadcast.ts'
import type { Tx } from '#server/platform/database.ts'

const broadcasts = sql`
  select broadcast.id, title, text, days, times, late_minutes, broadcast.unit_id, unit.name as unit_name, reader_ids,
    since, broadcast.version
  from broadcast join unit on unit.id = broadcast.unit_id`

const most = 200

export async function list(tx: Tx): Promise<Broadcast[]> {
  const { rows } = await sql<Broadcast>`
    ${broadcasts} where retired_at is null order by times = '{}', times, title, broadcast.id limit ${most}`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<Broadcast | undefined> {
  const { rows } = await sql<Broadcast>`
    ${broadcasts} where broadcast.id = ${id} and retired_at is null`.execute(tx)
  return rows[0]
}

type New = BroadcastEntry & { agencyId: string; since: Date }
export const insert = (tx: Tx, { version: _, ...broadcast }: New) =>
  tx.insertInto('broadcast').values(broadcast).execute()

type Changes = (BroadcastEntry & { since: Date }) | { id: string; version: number; retiredAt: Date }
/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, { id, version, ...changes }: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('broadcast')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retiredAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const readings = sql`
  select reading.id, broadcast_id, reading.title, text, due_at, read_at, person.name as read_by_name
  from broadcast_reading as reading join person on person.id = read_by`

/** Since an instant, the newest first. */
export async function listReadings(tx: Tx, since: Date): Promise<BroadcastReading[]> {
  const { rows } = await sql<BroadcastReading>`
    ${readings} where read_at >= ${since} order by read_at desc, reading.id desc limit 500`.execute(tx)
  return rows
}

export async function findReading(tx: Tx, broadcastId: string, dueAt: string): Promise<BroadcastReading | undefined> {
  const { rows } = await sql<BroadcastReading>`
    ${readings} where broadcast_id = ${broadcastId} and due_at = ${dueAt}`.execute(tx)
  return rows[0]
}

type NewReading = {
  id: string
  agencyId: string
  broadcastId: string
  title: string
  text: string
  dueAt: string | null
  readAt: Date
  receivedAt: Date
  readBy: string
}

/** False when somebody else was first. */
export async function insertReading(tx: Tx, reading: NewReading): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('broadcastReading')
    .values(reading)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
