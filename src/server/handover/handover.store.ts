import { sql } from 'kysely'
import type { Handover, HandoverEntry } from '#domain/handover/handover.ts'
import type { Tx } from '#server/platform/database.ts'

type Written = HandoverEntry & { agencyId: string; writtenBy: string; writtenAt: Date }
export const insert = (tx: Tx, handover: Written) => tx.insertInto('handover').values(handover).execute()

type Acknowledged = { agencyId: string; handoverId: string; acknowledgedBy: string; acknowledgedAt: Date }
export const acknowledge = (tx: Tx, row: Acknowledged) => tx.insertInto('handoverAcknowledgement').values(row).execute()

const handovers = sql`
  select handover.id, from_person_id, to_person_id, takes_over_at, watch_for, open_matters, written_at,
    leaving.name as from_name, coming.name as to_name, writer.name as written_by_name, acknowledged_at
  from handover
  join person as leaving on leaving.id = handover.from_person_id
  join person as coming on coming.id = handover.to_person_id
  join person as writer on writer.id = handover.written_by
  left join handover_acknowledgement on handover_id = handover.id`

const mostListed = 100

/** The next or latest relief first; `personId` null lists those of everybody. */
export async function list(tx: Tx, personId: string | null): Promise<Handover[]> {
  const { rows } = await sql<Handover>`
    ${handovers}
    where ${personId}::uuid is null or ${personId} in (from_person_id, to_person_id)
    order by takes_over_at desc, handover.id desc limit ${mostListed}`.execute(tx)
  return rows
}

export async function find(tx: Tx, id: string): Promise<Handover | undefined> {
  const { rows } = await sql<Handover>`${handovers} where handover.id = ${id}`.execute(tx)
  return rows[0]
}
