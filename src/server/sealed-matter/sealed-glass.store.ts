import { sql } from 'kysely'
import type { SealedGlass } from '#domain/sealed-matter/sealed-glass.ts'
import type { Tx } from '#server/platform/database.ts'

/** A glass, and the matter that bears its number, if one does. */
export type FoundGlass = Omit<SealedGlass, 'reason'> & { matterId: string | null }

const glasses = sql`
  select glass.id, glass.number, glass.hours, glass.asked_by as asked_by_id, asker.name as asked_by_name, glass.asked_at,
    breaker.name as broken_by_name, glass.broken_at, glass.ends_at, matter.id as matter_id,
    array(select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from audit_entry
      where subject_id = glass.id and operation = 'sealedMatter.open' order by sequence) as looks
  from sealed_glass as glass
  join person as asker on asker.id = glass.asked_by
  left join person as breaker on breaker.id = glass.broken_by
  left join sealed_matter as matter on matter.number = glass.number`

export async function find(tx: Tx, id: string): Promise<FoundGlass | undefined> {
  const { rows } = await sql<FoundGlass>`${glasses} where glass.id = ${id}`.execute(tx)
  return rows[0]
}

/** Asked for or broken since then, the latest first. */
export async function listSince(tx: Tx, since: Date): Promise<FoundGlass[]> {
  const { rows } = await sql<FoundGlass>`
    ${glasses} where greatest(glass.asked_at, glass.ends_at) > ${since}
    order by glass.asked_at desc, glass.id desc limit 200`.execute(tx)
  return rows
}

type NewGlass = { id: string; agencyId: string; number: string; hours: number; askedBy: string; askedAt: Date }
export const insert = (tx: Tx, glass: NewGlass) => tx.insertInto('sealedGlass').values(glass).execute()

/** False when somebody else did meanwhile. */
export async function setBroken(tx: Tx, id: string, brokenBy: string, brokenAt: Date, endsAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sealedGlass')
    .set({ brokenBy, brokenAt, endsAt })
    .where('id', '=', id)
    .where('brokenAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The open glass through which a person looks at a matter now. */
export async function findOpen(tx: Tx, matterId: string, personId: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select glass.id from sealed_glass as glass
    join sealed_matter as matter on matter.number = glass.number
    where matter.id = ${matterId} and glass.asked_by = ${personId} and glass.ends_at > ${now}
    order by glass.ends_at desc limit 1`.execute(tx)
  return rows[0]?.id
}
