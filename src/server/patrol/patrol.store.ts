import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  Deviation,
  PatrolRound,
  PatrolRoute,
  RoundEntry,
  RoundFilter,
  RouteChange,
  RouteEntry,
  Visit,
} from '#domain/patrol/patrol.ts'
import type { Tx } from '#server/platform/database.ts'

/** The stops of a version with their points, in order. */
const stopsOf = sql`
  select coalesce(jsonb_agg(jsonb_build_object('pointId', point.id, 'leastSeconds', stop.value -> 'leastSeconds',
    'name', point.name, 'floor', point.floor, 'room', point.room, 'unitId', point.unit_id, 'code', point.code, 'retiredOn', point.retired_on)
    order by stop.position), '[]') as stops
  from jsonb_array_elements(walked.stops) with ordinality as stop (value, position)
  join point on point.id = (stop.value ->> 'pointId')::uuid`

const routes = sql`
  select patrol_route.id, patrol_route.name, patrol_route.unit_id, unit.name as unit_name, walked.in_order,
    listed.stops, latest.finished_at as last_walked_at, patrol_route.retired_on, patrol_route.version
  from patrol_route
  join unit on unit.id = patrol_route.unit_id
  join patrol_route_version as walked on walked.route_id = patrol_route.id and walked.number = patrol_route.version
  cross join lateral (${stopsOf}) as listed
  left join lateral (
    select max(finished_at) as finished_at from patrol_round where route_id = patrol_route.id
  ) as latest on true`

const mostRoutes = 500

export async function listRoutes(tx: Tx): Promise<PatrolRoute[]> {
  const { rows } = await sql<PatrolRoute>`
    ${routes} where patrol_route.retired_on is null
    order by unit.position, patrol_route.name, patrol_route.id limit ${mostRoutes}`.execute(tx)
  return rows
}

export async function findRoute(tx: Tx, id: string): Promise<PatrolRoute | undefined> {
  const { rows } = await sql<PatrolRoute>`${routes} where patrol_route.id = ${id}`.execute(tx)
  return rows[0]
}

export type WalkedRoute = Pick<PatrolRoute, 'unitId' | 'inOrder' | 'stops'>

/** A route as it was in one of its versions. */
export async function findVersion(tx: Tx, routeId: string, number: number): Promise<WalkedRoute | undefined> {
  const { rows } = await sql<WalkedRoute>`
    select patrol_route.unit_id, walked.in_order, listed.stops
    from patrol_route
    join patrol_route_version as walked on walked.route_id = patrol_route.id and walked.number = ${number}
    cross join lateral (${stopsOf}) as listed
    where patrol_route.id = ${routeId}`.execute(tx)
  return rows[0]
}

export async function insertRoute(tx: Tx, route: RouteEntry & { agencyId: string }): Promise<void> {
  const { id, agencyId, name, unitId } = route
  await tx.insertInto('patrolRoute').values({ id, agencyId, name, unitId }).execute()
  await insertVersion(tx, { ...route, version: 1 })
}

const insertVersion = (tx: Tx, { id, agencyId, inOrder, stops, version }: RouteChange & { agencyId: string }) =>
  tx
    .insertInto('patrolRouteVersion')
    .values({ agencyId, routeId: id, number: version, inOrder, stops: JSON.stringify(stops) })
    .execute()

/** False when somebody else wrote meanwhile. */
export async function updateRoute(tx: Tx, route: RouteChange & { agencyId: string }): Promise<boolean> {
  const { id, version, name, unitId } = route
  const changed = await setRoute(tx, id, version, { name, unitId, version: version + 1 })
  if (changed) await insertVersion(tx, { ...route, version: version + 1 })
  return changed
}

export const retireRoute = (tx: Tx, id: string, version: number, retiredOn: string): Promise<boolean> =>
  setRoute(tx, id, version, { retiredOn })

type RouteChanges = { name: string; unitId: string; version: number } | { retiredOn: string }
async function setRoute(tx: Tx, id: string, version: number, changes: RouteChanges): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('patrolRoute')
    .set(changes)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retiredOn', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type NewRound = RoundEntry & {
  agencyId: string
  planId: string | null
  walkedBy: string
  receivedAt: Date
  deviations: Deviation[]
}

export async function insertRound(tx: Tx, { visits, deviations, ...round }: NewRound): Promise<void> {
  await tx
    .insertInto('patrolRound')
    .values({ ...round, visits: JSON.stringify(visits), deviations: JSON.stringify(deviations) })
    .execute()
  const fileIds = new Set(visits.flatMap((visit) => visit.fileIds))
  const rows = [...fileIds].map((fileId) => ({ agencyId: round.agencyId, roundId: round.id, fileId }))
  if (rows.length > 0) await tx.insertInto('patrolRoundFile').values(rows).execute()
}

const rounds = sql`
  select patrol_round.id, patrol_round.route_id, patrol_route.name as route_name, patrol_route.unit_id,
    unit.name as unit_name, patrol_round.route_version, patrol_round.plan_id, patrol_round.walked_by,
    walker.name as walked_by_name, patrol_round.started_at, patrol_round.finished_at, patrol_round.received_at,
    jsonb_array_length(walked.stops) as stops, jsonb_array_length(patrol_round.visits) as visited,
    patrol_round.deviations, patrol_round.reason
  from patrol_round
  join patrol_route on patrol_route.id = patrol_round.route_id
  join patrol_route_version as walked
    on walked.route_id = patrol_round.route_id and walked.number = patrol_round.route_version
  join unit on unit.id = patrol_route.unit_id
  join person as walker on walker.id = patrol_round.walked_by`

type Seen = z.infer<typeof RoundFilter> & { units: 'all' | readonly string[]; personId: string }

/** A page of the newest after the last one seen: those of the units, and what the person walked. */
export async function listRounds(
  tx: Tx,
  { routeId, after, units, personId }: Seen,
  limit: number,
): Promise<PatrolRound[]> {
  const { rows } = await sql<PatrolRound>`
    ${rounds}
    where (${routeId ?? null}::uuid is null or patrol_round.route_id = ${routeId ?? null})
      and (${after ?? null}::uuid is null or patrol_round.id < ${after ?? null})
      and (${units === 'all'} or patrol_route.unit_id = any(${units === 'all' ? [] : units}::uuid[])
        or patrol_round.walked_by = ${personId})
    order by patrol_round.id desc
    limit ${limit}`.execute(tx)
  return rows
}

export async function findRound(tx: Tx, id: string): Promise<PatrolRound | undefined> {
  const { rows } = await sql<PatrolRound>`${rounds} where patrol_round.id = ${id}`.execute(tx)
  return rows[0]
}

export async function findVisits(tx: Tx, id: string): Promise<Visit[]> {
  const { visits } = await tx.selectFrom('patrolRound').select('visits').where('id', '=', id).executeTakeFirstOrThrow()
  return visits
}
