import { type RawBuilder, sql } from 'kysely'
import type { Role } from '#domain/person/person.ts'
import type { Wall, WallEvent, WatchBoard } from '#domain/watch-board/watch-board.ts'
import type { Database, Tx } from '#server/platform/database.ts'

export type OpenBoard = { agencyId: string; boardId: string; roles: Role[]; clockOffsetSeconds: number }

/** Which board bears this secret, asked before any agency is known. */
export async function findBySecret(database: Database, tokenHash: Buffer, at: Date): Promise<OpenBoard | undefined> {
  const [row] = await database.ask<OpenBoard>(
    `select agency_id as "agencyId", board_id as "boardId", roles, clock_offset_seconds as "clockOffsetSeconds"
     from watch_board_of($1, $2)`,
    [tokenHash, at],
  )
  return row
}

type NewBoard = {
  id: string
  agencyId: string
  place: string
  tokenHash: Buffer
  openedBy: string
  openedAt: Date
  endsAt: Date
}
export const insert = (tx: Tx, board: NewBoard) => tx.insertInto('watchBoard').values(board).execute()

type StandingBoard = WatchBoard & { roles: Role[] }

const standing = (at: Date, condition: RawBuilder<unknown>) => sql<StandingBoard>`
  select board.id, board.place, board.opened_by, opener.name as opened_by_name, board.opened_at, board.ends_at, opener.roles
  from watch_board as board
  join person as opener on opener.id = board.opened_by
  where board.ended_at is null and board.ends_at > ${at} and opener.disabled_at is null and ${condition}
  order by board.opened_at, board.id`

/** Those that hang somewhere now, with the roles of who opened them. */
export const listStanding = async (tx: Tx, at: Date): Promise<StandingBoard[]> =>
  (await standing(at, sql`true`).execute(tx)).rows

export const findStanding = async (tx: Tx, id: string, at: Date): Promise<StandingBoard | undefined> =>
  (await standing(at, sql`board.id = ${id}`).execute(tx)).rows[0]

/** False when another was first. */
export async function end(tx: Tx, id: string, ending: { endedAt: Date; endedBy: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('watchBoard')
    .set(ending)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** As many as a wall has room for. */
const mostEvents = 20

/** Those not closed, without what happened and who said so; the clock that ends next first. */
export async function listOpenEvents(tx: Tx): Promise<WallEvent[]> {
  const { rows } = await sql<WallEvent>`
    select incident.number, unit.name as unit_name, incident.state = 'controlled' as is_controlled,
      case when incident.confidentiality = 'normal' then incident.kinds else '{}' end as kinds,
      coalesce(running.clocks, '[]') as clocks
    from incident
    left join unit on unit.id = incident.unit_id
    left join lateral (
      select min(due_at) as next_due_at, jsonb_agg(jsonb_build_object('step', step,
        'authority', case when incident.confidentiality = 'normal' then authority end,
        'dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by due_at, id) as clocks
      from incident_clock
      where incident_id = incident.id and met_at is null and ended_at is null and superseded_at is null
    ) as running on true
    where incident.state <> 'closed' and incident.confidentiality <> 'confidential'
    order by running.next_due_at nulls last, incident.known_at desc, incident.id
    limit ${sql.lit(mostEvents)}`.execute(tx)
  return rows
}

/** Sealed matters and confidential events that are not closed. */
export async function countSealed(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from sealed_matter where closed_at is null)
      + (select count(*) from incident where state <> 'closed' and confidentiality = 'confidential') as count`.execute(
    tx,
  )
  return rows[0]!.count
}

/** Where something should have been mended by now, and since when; never what. */
export async function listOverdue(tx: Tx, today: string): Promise<Wall['overdue']> {
  const { rows } = await sql<Wall['overdue'][number]>`
    select unit.name as unit_name, count(*) as count, min(deficiency.improvement_due_date) as since
    from deficiency join unit on unit.id = deficiency.unit_id
    where deficiency.status < 'improved' and deficiency.improvement_due_date < ${today}::date
    group by unit.id
    order by since, unit.position`.execute(tx)
  return rows
}
