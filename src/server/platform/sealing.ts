import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import type { Tx } from './database.ts'
import { decrypt, encrypt, keyBytes, open, type Place, seal, Unsealable } from './envelope.ts'
import type { MasterKey, MasterKeys } from './master-key.ts'

/** A column of a table whose values lie in envelopes, and what they look like opened. */
export type SealedColumn<T extends z.ZodType> = { table: string; column: string; shape: T }

/** Puts values into envelopes and opens them, within one transaction of one agency. */
export type Sealing = {
  put<T extends z.ZodType>(
    column: SealedColumn<T>,
    recordId: string,
    value: z.infer<T>,
    version?: number,
  ): Promise<void>
  /** The newest version of each record's value. */
  find<T extends z.ZodType>(column: SealedColumn<T>, recordIds: readonly string[]): Promise<Map<string, z.infer<T>>>
}

type AgencyKey = { number: number; masterCheck: Buffer; wrapped: Buffer }

const boundTo = (agencyId: string, number: number): Buffer =>
  Buffer.from(JSON.stringify(['agency key', agencyId, number]))

export const wrapAgencyKey = (agencyId: string, number: number, key: Buffer, { key: master, check }: MasterKey) => ({
  agencyId,
  number,
  masterCheck: check,
  wrapped: encrypt(master, key, boundTo(agencyId, number)),
})

export function unwrapAgencyKey(agencyId: string, wrapped: AgencyKey, masters: MasterKeys): Buffer {
  const master = masters.find(wrapped.masterCheck)
  if (!master) throw new Unsealable()
  return decrypt(master.key, wrapped.wrapped, boundTo(agencyId, wrapped.number))
}

export const newAgencyKey = (): Buffer => randomBytes(keyBytes)

export const placeOf = (agencyId: string, row: Omit<Place, 'agencyId' | 'dataClass'>): Place => ({
  ...row,
  agencyId,
  dataClass: 'D3',
})

async function newestKey(tx: Tx): Promise<AgencyKey | undefined> {
  return tx
    .selectFrom('agencyKey')
    .select(['number', 'masterCheck', 'wrapped'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** An agency gets its first key with the first thing it seals; of two at once one makes it. */
async function usableKey(tx: Tx, agencyId: string, masters: MasterKeys, now: Date): Promise<AgencyKey> {
  const known = await newestKey(tx)
  if (known) return known
  const made = wrapAgencyKey(agencyId, 1, newAgencyKey(), masters.current())
  await tx
    .insertInto('agencyKey')
    .values({ ...made, madeAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await newestKey(tx))!
}

type Found = AgencyKey & { recordId: string; version: number; content: Buffer }

/** Value and key in one statement, so that a renewal of keys meanwhile shows either both old or both new. */
async function rowsOf(tx: Tx, table: string, column: string, recordIds: readonly string[]): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select distinct on (sealed.record_id) sealed.record_id, sealed.version, sealed.content,
      held.number, held.master_check, held.wrapped
    from sealed_content as sealed
    join agency_key as held on held.agency_id = sealed.agency_id and held.number = sealed.key_number
    where sealed.record_table = ${table} and sealed.record_column = ${column}
      and sealed.record_id = any(${[...recordIds]}::uuid[])
    order by sealed.record_id, sealed.version desc`.execute(tx)
  return rows
}

export function sealingOf(tx: Tx, agencyId: string, masters: MasterKeys, now: Date): Sealing {
  return {
    async put({ table, column }, recordId, value, version = 1) {
      const key = await usableKey(tx, agencyId, masters, now)
      const place = placeOf(agencyId, { table, column, recordId, version })
      const content = seal(unwrapAgencyKey(agencyId, key, masters), place, Buffer.from(canonicalJson(value)))
      await tx
        .insertInto('sealedContent')
        .values({
          agencyId,
          recordTable: table,
          recordColumn: column,
          recordId,
          version,
          keyNumber: key.number,
          content,
        })
        .execute()
    },
    async find({ table, column, shape }, recordIds) {
      if (recordIds.length === 0) return new Map()
      const rows = await rowsOf(tx, table, column, recordIds)
      return new Map(
        rows.map(({ recordId, version, content, ...key }) => {
          const place = placeOf(agencyId, { table, column, recordId, version })
          const plain = open(unwrapAgencyKey(agencyId, key, masters), place, content)
          return [recordId, shape.parse(JSON.parse(plain.toString('utf8')))]
        }),
      )
    },
  }
}
