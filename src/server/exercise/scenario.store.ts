import { sql } from 'kysely'
import type { ScenarioContent } from '#domain/exercise/scenario.ts'
import type { Tx } from '#server/platform/database.ts'

export type OwnScenario = {
  id: string
  content: ScenarioContent
  version: number
  changedAt: string
  changedByName: string
  withdrawnAt: string | null
}

/** More than any agency has; a list is never without an end. */
const mostListed = 200

/** Those in use, the newest first, or the one that is named, also when it was withdrawn. */
export async function list(tx: Tx, id?: string): Promise<OwnScenario[]> {
  const { rows } = await sql<OwnScenario>`
    select scenario.id, content, scenario.version, changed_at, person.name as changed_by_name, withdrawn_at
    from exercise_scenario as scenario join person on person.id = changed_by
    where case when ${id ?? null}::uuid is null then withdrawn_at is null else scenario.id = ${id ?? null} end
    order by scenario.id desc
    limit ${mostListed}`.execute(tx)
  return rows
}

type Written = { content: ScenarioContent; changedAt: Date; changedBy: string }

export const insert = (tx: Tx, { content, ...rest }: Written & { id: string; agencyId: string }) =>
  tx
    .insertInto('exerciseScenario')
    .values({ ...rest, content: JSON.stringify(content) })
    .execute()

type Named = { id: string; version: number }

async function update(tx: Tx, { id, version }: Named, changes: object): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('exerciseScenario')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** False when somebody else wrote meanwhile; so below. */
export const change = (tx: Tx, { id, version, content, ...rest }: Named & Written): Promise<boolean> =>
  update(tx, { id, version }, { ...rest, content: JSON.stringify(content) })

export const withdraw = (tx: Tx, { id, version, withdrawnAt }: Named & { withdrawnAt: Date }): Promise<boolean> =>
  update(tx, { id, version }, { withdrawnAt })
