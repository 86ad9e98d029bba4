import { sql } from 'kysely'
import type { Invitation } from '#domain/calendar-file.ts'
import type { Database, Tx } from '#server/platform/database.ts'

export type Feed = { agencyId: string; personId: string | null; clockOffsetSeconds: number }

/** Before an agency is known: whose address this is. */
export async function findByToken(database: Database, tokenHash: Buffer): Promise<Feed | undefined> {
  const [row] = await database.ask<Feed>(
    `select agency_id as "agencyId", person_id as "personId", clock_offset_seconds as "clockOffsetSeconds"
     from roster_feed_of($1)`,
    [tokenHash],
  )
  return row
}

/** Of a person, or of the office. */
const isOf = (personId: string | null) => sql<boolean>`person_id is not distinct from ${personId}::uuid`

export const findStanding = (tx: Tx, personId: string | null) =>
  tx
    .selectFrom('rosterFeed')
    .select(['id', 'madeAt'])
    .where(isOf(personId))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()

type NewFeed = {
  id: string
  agencyId: string
  personId: string | null
  tokenHash: Buffer
  madeBy: string
  madeAt: Date
}
export const insert = (tx: Tx, feed: NewFeed) => tx.insertInto('rosterFeed').values(feed).execute()

export const revoke = (tx: Tx, personId: string | null, at: Date) =>
  tx.updateTable('rosterFeed').set({ revokedAt: at }).where(isOf(personId)).where('revokedAt', 'is', null).execute()

type FedShift = Pick<Invitation, 'id' | 'startsAt' | 'endsAt'> & { name: string; place: string }

/** What a calendar gets: shifts of published rosters, from then on; of one person, or all. */
export async function listShifts(tx: Tx, personId: string | null, since: Date): Promise<FedShift[]> {
  const { rows } = await sql<FedShift>`
    select shift.id, shift.starts_at, shift.ends_at, shift.name, place
    from shift join roster on roster.id = roster_id
    where published_at is not null and shift.withdrawn_at is null and shift.ends_at > ${since}
      and (${personId}::uuid is null or exists (
        select from shift_booking where shift_id = shift.id and person_id = ${personId}::uuid and ended_at is null))
    order by shift.starts_at, shift.id`.execute(tx)
  return rows
}
