import { sql } from 'kysely'
import type { MediaAct, Permit, PermitState, ReturnResult } from '#domain/media-permit/media-permit.ts'
import type { Tx } from '#server/platform/database.ts'

/** With its code, which is not for everybody who may see it. */
export type StoredPermit = Permit & { code: string }

const permits = sql`
  select permit.id, permit.medium_id, medium.number, medium.copy_number, medium.classification,
    medium.state as medium_state, medium.unit_id, medium.keeper_id, permit.act,
    permit.copy_number as new_copy_number, permit.code, permit.applicant_id, applicant.name as applicant_name,
    permit.carrier_id, carrier.name as carrier_name, permit.from_at, permit.until_at, permit.state, permit.asked_at,
    permit.handed_out_at, giver.name as handed_out_by_name, permit.seal_number, permit.returned_at,
    taker.name as returned_to_name, permit.return_result, permit.version
  from media_permit as permit
  join confidential_medium as medium on medium.id = permit.medium_id
  join person as applicant on applicant.id = permit.applicant_id
  join person as carrier on carrier.id = permit.carrier_id
  left join person as giver on giver.id = permit.handed_out_by
  left join person as taker on taker.id = permit.returned_to`

const mostListed = 2000

/** The newest first; all, or those of one thing. */
export async function list(tx: Tx, mediumId: string | null): Promise<StoredPermit[]> {
  const { rows } = await sql<StoredPermit>`
    ${permits} where ${mediumId}::uuid is null or permit.medium_id = ${mediumId}
    order by permit.asked_at desc, permit.id desc limit ${mostListed}`.execute(tx)
  return rows
}

/** What this person has in hand. */
export async function listCarriedBy(tx: Tx, personId: string): Promise<StoredPermit[]> {
  const { rows } = await sql<StoredPermit>`
    ${permits} where permit.carrier_id = ${personId} and permit.state = 'out' order by permit.until_at`.execute(tx)
  return rows
}

async function findBy(tx: Tx, column: 'id' | 'code', value: string): Promise<StoredPermit | undefined> {
  const { rows } = await sql<StoredPermit>`${permits} where ${sql.ref(`permit.${column}`)} = ${value}`.execute(tx)
  return rows[0]
}
export const find = (tx: Tx, id: string) => findBy(tx, 'id', id)
export const findByCode = (tx: Tx, code: string) => findBy(tx, 'code', code)

type Row = {
  id: string
  agencyId: string
  mediumId: string
  code: string
  act: MediaAct
  copyNumber: number | null
  applicantId: string
  carrierId: string
  fromAt: string
  untilAt: string
  askedAt: Date
}
export const insert = (tx: Tx, row: Row) => tx.insertInto('mediaPermit').values(row).execute()

type Changes = {
  state: PermitState
  handedOutAt?: Date
  handedOutBy?: string
  sealNumber?: string
  returnedAt?: Date
  returnedTo?: string
  returnResult?: ReturnResult
}

/** Of a permit whose thing is held fast, so that nobody else writes meanwhile. */
export const update = (tx: Tx, { id, version }: Pick<Permit, 'id' | 'version'>, changes: Changes) =>
  tx
    .updateTable('mediaPermit')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .execute()
