import { sql } from 'kysely'
import type { Owed } from '#domain/travel/travel-rules.ts'
import type { TripFacts, TripShadow, TripState } from '#domain/travel/trip.ts'
import type { Tx } from '#server/platform/database.ts'

const trips = sql`
  select trip.id, trip.person_id, person.name as person_name, trip.unit_id, unit.name as unit_name, trip.standing,
    trip.destination, trip.purpose, trip.leaves_on, trip.returns_on, trip.meets_officials, trip.companions, trip.state,
    trip.owed, trip.filed_at, trip.briefed_at, trip.answered_at, trip.answer_reference, trip.returned_on,
    trip.return_reported_at, trip.contact_lost_at, trip.version
  from trip
  join person on person.id = trip.person_id
  left join unit on unit.id = trip.unit_id`

export async function find(tx: Tx, id: string): Promise<TripShadow | undefined> {
  const { rows } = await sql<TripShadow>`${trips} where trip.id = ${id}`.execute(tx)
  return rows[0]
}

/** Of two trips that somebody files at once the second waits for the first, and then sees it. Nobody else waits. */
export const lockTraveller = (tx: Tx, personId: string) =>
  tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()

/** Of one person, of one unit, or of all. */
export type Seen = { personId: string; unitId: string | null; all: boolean }

/** The latest to leave first. */
export async function list(tx: Tx, { personId, unitId, all }: Seen): Promise<TripShadow[]> {
  const { rows } = await sql<TripShadow>`
    ${trips} where ${all} or trip.person_id = ${personId} or trip.unit_id = ${unitId}
    order by trip.leaves_on desc, trip.id desc limit 500`.execute(tx)
  return rows
}

/** What somebody has filed, whatever came of it. */
export async function listOf(tx: Tx, personId: string): Promise<TripShadow[]> {
  const { rows } = await sql<TripShadow>`${trips} where trip.person_id = ${personId}`.execute(tx)
  return rows
}

/** Not yet reported back, or to be answered: what may still wait for somebody. */
export async function listOpen(tx: Tx, { personId, all }: Seen): Promise<TripShadow[]> {
  const { rows } = await sql<TripShadow>`
    ${trips} where (${all} or trip.person_id = ${personId})
      and trip.return_reported_at is null and trip.state not in ('refused', 'withdrawn')
    order by trip.leaves_on, trip.id limit 500`.execute(tx)
  return rows
}

/** Those of a period, whoever travels. */
export async function listBetween(tx: Tx, from: string, until: string): Promise<TripShadow[]> {
  const { rows } = await sql<TripShadow>`
    ${trips} where trip.leaves_on <= ${until} and coalesce(trip.returned_on, trip.returns_on) >= ${from}
    order by trip.leaves_on, trip.id`.execute(tx)
  return rows
}

export type Away = { personId: string; from: string; until: string }

/** Who is away on days of a period, by what was filed and came to something. */
export async function listAway(tx: Tx, from: string, until: string): Promise<Away[]> {
  const { rows } = await sql<Away>`
    select person_id, leaves_on as "from", coalesce(returned_on, returns_on) as until
    from trip where state not in ('refused', 'withdrawn')
      and leaves_on <= ${until} and coalesce(returned_on, returns_on) >= ${from}`.execute(tx)
  return rows
}

type Filed = TripFacts & { companions: number; state: TripState; owed: readonly Owed[]; filedAt: Date }
type Row = Filed & { id: string; agencyId: string; personId: string; unitId: string | null }

export const insert = (tx: Tx, { owed, ...row }: Row) =>
  tx
    .insertInto('trip')
    .values({ ...row, owed: JSON.stringify(owed) })
    .execute()

type Changes = Partial<
  Filed & {
    briefedAt: Date
    answeredAt: Date
    answerReference: string
    returnedOn: string
    returnReportedAt: Date
    contactLostAt: Date | null
  }
>

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, id: string, version: number, { owed, ...changes }: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('trip')
    .set({ ...changes, ...(owed && { owed: JSON.stringify(owed) }), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
