import { sql } from 'kysely'
import type { Found, SearchAsked } from '#domain/search/search.ts'
import type { Tx } from '#server/platform/database.ts'

type Looking = Omit<SearchAsked, 'words'> & {
  terms: readonly string[]
  /** Null: all. */
  units: readonly string[] | null
  readerId: string
  /** Of each kind. */
  most: number
}

export type Row = Omit<Found, 'excerpt'> & { words: string }

/** The newest of each kind first. */
export async function find(tx: Tx, asked: Looking): Promise<Row[]> {
  const { terms, units, readerId, unitId, clauseId, personId, since, until, most } = asked
  const { rows } = await sql<Row>`
    select * from search_records(${terms}::text[], ${units}::uuid[], ${readerId}, ${unitId ?? null}, ${clauseId ?? null},
      ${personId ?? null}, ${since ?? null}, ${until ?? null}, ${most})`.execute(tx)
  return rows
}
