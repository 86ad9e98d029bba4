import { sql } from 'kysely'
import type { ChecklistKind } from '#domain/checklist/checklist.ts'
import { Duty } from '#domain/duty/duty.ts'
import { Problem } from '#domain/problem.ts'
import type { Tx } from '#server/platform/database.ts'

const columns = Duty.keyof().options
type Row = Omit<Duty, 'checklistKinds'> & { checklistKinds: string[] }
const asDuty = (row: Row): Duty => ({ ...row, checklistKinds: row.checklistKinds as ChecklistKind[] })

/** So many rows fit into one statement's parameters. */
const rowsPerInsert = 500

export async function insertAll(tx: Tx, agencyId: string, duties: readonly Duty[]): Promise<void> {
  for (let from = 0; from < duties.length; from += rowsPerInsert) {
    const rows = duties.slice(from, from + rowsPerInsert)
    await tx
      .insertInto('duty')
      .values(rows.map((duty) => ({ ...duty, agencyId, recipients: JSON.stringify(duty.recipients) })))
      .execute()
  }
}

export const listOfPlan = async (tx: Tx, planId: string): Promise<Duty[]> =>
  (
    await tx.selectFrom('duty').select(columns).where('planId', '=', planId).orderBy('position').orderBy('id').execute()
  ).map(asDuty)

export const find = async (tx: Tx, id: string): Promise<Duty | undefined> => {
  const row = await tx.selectFrom('duty').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asDuty(row)
}

export async function update(tx: Tx, { id, version, planId: _, clauseId: __, ...changes }: Duty): Promise<Duty> {
  const row = await tx
    .updateTable('duty')
    .set({ ...changes, recipients: JSON.stringify(changes.recipients), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst()
  if (!row) throw new Problem('changed_meanwhile')
  return asDuty(row)
}

/** A phrase was explained: undecided duties of drafts that use it and know no unit yet learn what it means. */
export const fillUnits = (tx: Tx, phrase: string, unitIds: readonly string[]) =>
  tx
    .updateTable('duty')
    .set((eb) => ({
      unitIds: sql<string[]>`array(select distinct unnest(${eb.ref('duty.unitIds')} || ${[...unitIds]}::uuid[]))`,
      version: eb('duty.version', '+', 1),
    }))
    .from('plan')
    .whereRef('plan.id', '=', 'duty.planId')
    .where('plan.status', '=', 'draft')
    .where('duty.status', '!=', 'dismissed')
    .where(sql<boolean>`${phrase} = any(duty.owners)`)
    .where((eb) => eb.or([eb('duty.status', '=', 'proposed'), sql<boolean>`duty.unit_ids = '{}'`]))
    .execute()
