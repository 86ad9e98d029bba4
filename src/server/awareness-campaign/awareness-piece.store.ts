import { sql } from 'kysely'
import type { OwnVersion } from '#domain/awareness-campaign/awareness-piece.rules.ts'
import type { Tx } from '#server/platform/database.ts'

/** All that the agency ever said, oldest first; of one piece when it is named. */
export async function list(tx: Tx, key?: string): Promise<OwnVersion[]> {
  const { rows } = await sql<OwnVersion>`
    select key, number, content, recorded_at, person.name as recorded_by_name
    from awareness_piece_version join person on person.id = recorded_by
    where ${key ?? null}::text is null or key = ${key ?? null}
    order by key, number`.execute(tx)
  return rows
}

type NewVersion = {
  id: string
  agencyId: string
  key: string
  number: number
  content: string | null
  recordedAt: Date
  recordedBy: string
}

/** False when somebody else wrote this number first. */
export async function insert(tx: Tx, version: NewVersion): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('awarenessPieceVersion')
    .values(version)
    .onConflict((conflict) => conflict.columns(['agencyId', 'key', 'number']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
