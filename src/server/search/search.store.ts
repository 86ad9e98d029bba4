import { sql } from 'kysely'
import type { Found, SearchAsked, SearchKind } from '#domain/search/search.ts'
import type { Tx } from '#server/platform/database.ts'

type Looking = Omit<SearchAsked, 'words'> & {
  kinds: readonly SearchKind[]
  terms: readonly string[]
  /** Null: all. */
  units: readonly string[] | null
  reader: { personId: string; unitId: string | null; seesAll: boolean }
  today: string
  /** Of each kind. */
  most: number
}

export type Row = Omit<Found, 'excerpt'> & { words: string }

/** The newest of each kind first. */
export async function find(tx: Tx, asked: Looking): Promise<Row[]> {
  const { kinds, terms, units, reader, today, unitId, clauseId, personId, since, until, most } = asked
  const { rows } = await sql<Row>`
    select * from find_records(${kinds}::text[], ${terms}::text[], ${units}::uuid[], ${reader.personId}, ${reader.unitId},
      ${reader.seesAll}, ${today}, ${unitId ?? null}, ${clauseId ?? null}, ${personId ?? null}, ${since ?? null},
      ${until ?? null}, ${most})`.execute(tx)
  return rows
}
