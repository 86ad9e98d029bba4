import { sql } from 'kysely'
import type { Deputy, DeputyNamed } from '#domain/deputy/deputy.ts'
import type { Acting } from '#domain/person/person.rules.ts'
import type { Tx } from '#server/platform/database.ts'

/** The newest first. */
export async function list(tx: Tx): Promise<Deputy[]> {
  const { rows } = await sql<Deputy>`
    select deputy.id, deputy.person_id, person.name as person_name, deputy.deputy_id, other.name as deputy_name,
      deputy.from_date, deputy.until_date, deputy.ended_at, deputy.version
    from deputy
    join person on person.id = deputy.person_id
    join person as other on other.id = deputy.deputy_id
    order by deputy.id desc
    limit 200`.execute(tx)
  return rows
}

type Named = DeputyNamed & { agencyId: string; namedBy: string }
export const insert = (tx: Tx, named: Named) => tx.insertInto('deputy').values(named).execute()

/** False when somebody else wrote meanwhile. */
export async function end(tx: Tx, { id, version }: { id: string; version: number }, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('deputy')
    .set({ endedAt: at, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Those who are away on that day and for whom this person stands in. */
export async function listAbsent(tx: Tx, deputyId: string, on: string): Promise<Acting[]> {
  const { rows } = await sql<Acting>`
    select person.id as person_id, person.unit_id, person.roles
    from deputy
    join person on person.id = deputy.person_id
    where deputy.deputy_id = ${deputyId} and deputy.ended_at is null
      and ${on}::date between deputy.from_date and deputy.until_date
    order by deputy.id`.execute(tx)
  return rows
}

/** Who stands in for this person on that day, the one named first coming first. */
export const listDeputiesOf = (tx: Tx, personId: string, on: string) =>
  tx
    .selectFrom('deputy')
    .select('deputyId')
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('fromDate', '<=', on)
    .where('untilDate', '>=', on)
    .orderBy('id')
    .execute()
