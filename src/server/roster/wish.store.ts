import { type RawBuilder, sql } from 'kysely'
import type { Wish, WishEntry } from '#domain/roster/wish.ts'
import type { Tx } from '#server/platform/database.ts'

async function wishesWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Wish[]> {
  const { rows } = await sql<Wish>`
    select duty_wish.id, person_id, person.name as person_name, kind, from_date as "from", until_date as "until", reason
    from duty_wish join person on person.id = person_id
    where withdrawn_at is null and ${condition} order by from_date, duty_wish.id`.execute(tx)
  return rows
}

/** Those that touch these days. */
export const listIn = (tx: Tx, from: string, until: string): Promise<Wish[]> =>
  wishesWhere(tx, sql`from_date <= ${until} and until_date >= ${from}`)

export const listOf = (tx: Tx, personId: string, since: string): Promise<Wish[]> =>
  wishesWhere(tx, sql`person_id = ${personId} and until_date >= ${since}`)

export const find = async (tx: Tx, id: string): Promise<Wish | undefined> =>
  (await wishesWhere(tx, sql`duty_wish.id = ${id}`))[0]

type NewWish = WishEntry & { agencyId: string; notedBy: string; notedAt: Date }
export const insert = (tx: Tx, { from, until, ...wish }: NewWish) =>
  tx
    .insertInto('dutyWish')
    .values({ ...wish, fromDate: from, untilDate: until })
    .execute()

export const withdraw = (tx: Tx, id: string, at: Date) =>
  tx.updateTable('dutyWish').set({ withdrawnAt: at }).where('id', '=', id).execute()
