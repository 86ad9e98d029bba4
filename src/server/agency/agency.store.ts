import type { OwnerPhrase, Unit } from '#domain/agency/agency.ts'
import { AgencySettings } from '#domain/agency/agency-settings.ts'
import type { Person, Role } from '#domain/person/person.ts'
import type { Tx } from '#server/platform/database.ts'

const unitColumns = ['id', 'name', 'position', 'abolishedOn', 'version'] as const

export const findAgency = (tx: Tx) =>
  tx.selectFrom('agency').select(['id', 'parentId', 'name', 'level', 'exercise']).executeTakeFirstOrThrow()

/** What the agency has set, and the product's defaults for the rest. */
export async function findSettings(tx: Tx): Promise<{ settings: AgencySettings; settingsVersion: number }> {
  const row = await tx.selectFrom('agency').select(['settings', 'settingsVersion']).executeTakeFirstOrThrow()
  return { ...row, settings: AgencySettings.parse(row.settings) }
}

/** False when somebody else wrote meanwhile. */
export async function updateSettings(tx: Tx, settings: AgencySettings, version: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('agency')
    .set({ settings: JSON.stringify(settings), settingsVersion: version + 1 })
    .where('settingsVersion', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const listUnits = (tx: Tx): Promise<Unit[]> =>
  tx.selectFrom('unit').select(unitColumns).orderBy('position').execute()

export const findUnit = (tx: Tx, id: string): Promise<Unit | undefined> =>
  tx.selectFrom('unit').select(unitColumns).where('id', '=', id).executeTakeFirst()

export const abolishUnit = (tx: Tx, { id, version }: { id: string; version: number }, on: string) =>
  tx
    .updateTable('unit')
    .set({ abolishedOn: on, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(unitColumns)
    .executeTakeFirst()

export async function listPeople(tx: Tx): Promise<Person[]> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'unitId', 'name', 'title', 'roles'])
    .where('disabledAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, roles: row.roles as Role[] }))
}

export const findPerson = (tx: Tx, id: string) =>
  tx.selectFrom('person').select(['id', 'unitId', 'name']).where('id', '=', id).executeTakeFirst()

export const listPhrases = (tx: Tx): Promise<OwnerPhrase[]> =>
  tx.selectFrom('ownerPhrase').select(['phrase', 'unitIds']).orderBy('phrase').execute()

export const putPhrase = (tx: Tx, agencyId: string, phrase: OwnerPhrase) =>
  tx
    .insertInto('ownerPhrase')
    .values({ agencyId, ...phrase })
    .onConflict((conflict) => conflict.columns(['agencyId', 'phrase']).doUpdateSet({ unitIds: phrase.unitIds }))
    .execute()
