import { sql } from 'kysely'
import type { StaffMember } from '#domain/awareness-campaign/staff-member.ts'
import type { Tx } from '#server/platform/database.ts'

/** Those who are still there, by unit and name. */
export async function list(tx: Tx): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    select member.id, member.unit_id, unit.name as unit_name, member.name, member.title, member.version
    from staff_member as member join unit on unit.id = member.unit_id
    where left_on is null order by unit.position, member.name, member.id`.execute(tx)
  return rows
}

type Facts = { unitId: string; name: string; title: string }

export const insert = (tx: Tx, member: Facts & { id: string; agencyId: string }) =>
  tx.insertInto('staffMember').values(member).execute()

/** False when somebody else wrote meanwhile, or the person has left. */
export async function update(
  tx: Tx,
  { id, version }: { id: string; version: number },
  changes: Partial<Facts> & { leftOn?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('staffMember')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('leftOn', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
