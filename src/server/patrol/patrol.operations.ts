import type { z } from 'zod'
import { checkRound, checkRoute, checkRouteKeeping, deviationsOf, maySeeRound } from '#domain/patrol/patrol.rules.ts'
import type {
  PatrolRound,
  PatrolRoundDetail,
  PatrolRoute,
  PatrolStop,
  RoundEntry,
  RoundFilter,
  RouteChange,
  RouteEntry,
} from '#domain/patrol/patrol.ts'
import { unitsSeenBy } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { findUnit } from '#server/agency/agency.operations.ts'
import { openDeficiency } from '#server/deficiency/deficiency.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { findPlanAhead } from '#server/plan/plan-draft.operations.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { standingPointIds } from '#server/point/point.operations.ts'
import * as store from './patrol.store.ts'

export const findRoutes = (work: Work): Promise<PatrolRoute[]> => store.listRoutes(work.tx)
export const listRoutes = read('patrolRoute.list', (work, _: Record<string, never>) => findRoutes(work))

async function loadRoute(work: Work, id: string): Promise<PatrolRoute> {
  const route = await store.findRoute(work.tx, id)
  if (!route) throw new Problem('not_found')
  return route
}

export const showRoute = read('patrolRoute.show', (work, { id }: { id: string }) => loadRoute(work, id))

async function checkEntry(work: Work, route: Omit<RouteEntry, 'id'>): Promise<void> {
  checkRoute(work.actor, route, await findUnit(work, route.unitId), await standingPointIds(work))
}

export const addRoute = write('patrolRoute.add', async (work, route: RouteEntry) => {
  await checkEntry(work, route)
  await store.insertRoute(work.tx, { ...route, agencyId: work.actor.agencyId })
  work.record(route.id, { unitId: route.unitId, stops: route.stops.length })
  return loadRoute(work, route.id)
})

export const changeRoute = write('patrolRoute.change', async (work, route: RouteChange) => {
  checkRouteKeeping(work.actor, await loadRoute(work, route.id), route.version)
  await checkEntry(work, route)
  const stored = await store.updateRoute(work.tx, { ...route, agencyId: work.actor.agencyId })
  if (!stored) throw new Problem('changed_meanwhile')
  work.record(route.id, { version: route.version + 1 })
  return loadRoute(work, route.id)
})

export const retireRoute = write(
  'patrolRoute.retire',
  async (work, { id, version }: { id: string; version: number }) => {
    checkRouteKeeping(work.actor, await loadRoute(work, id), version)
    if (!(await store.retireRoute(work.tx, id, version, work.today))) throw new Problem('changed_meanwhile')
    work.record(id, { retiredOn: work.today })
    return loadRoute(work, id)
  },
)

/** The plan in whose period a round falls. */
async function planOf(work: Work): Promise<string | null> {
  const plan = await findPlanAhead(work)
  return plan && plan.periodStart <= work.today ? plan.id : null
}

/** What was wrong at a point is for the unit in charge of it to mend. */
async function openFound(
  work: Work,
  { id, planId, visits }: RoundEntry & { planId: string | null },
  stops: readonly PatrolStop[],
): Promise<void> {
  for (const { stop, finding, fileIds } of visits) {
    const { pointId, unitId } = stops[stop]!
    const found = { id: work.newId(), source: 'patrol', sourceId: id, planId, pointId, unitId, fileIds } as const
    if (finding) await openDeficiency(work, { ...found, ...finding })
  }
}

export const handInRound = write('patrolRound.handIn', async (work, entry: RoundEntry): Promise<PatrolRound> => {
  const { agencyId, personId } = work.actor
  const route = await store.findVersion(work.tx, entry.routeId, entry.routeVersion)
  if (!route) throw new Problem('patrol.route_unknown')
  const deviations = deviationsOf(entry, route, work.now)
  checkRound(entry, route.stops.length, deviations)
  const planId = await planOf(work)
  const row = { ...entry, agencyId, planId, walkedBy: personId, receivedAt: work.now, deviations }
  await store.insertRound(work.tx, row)
  await openFound(work, row, route.stops)
  work.record(entry.id, { routeId: entry.routeId, visited: entry.visits.length, deviations: deviations.length })
  return (await store.findRound(work.tx, entry.id))!
})

const pageSize = 25

export const listRounds = read('patrolRound.list', async (work, filter: z.infer<typeof RoundFilter>) => {
  const seen = { ...filter, units: unitsSeenBy(work.actor), personId: work.actor.personId }
  const rows = await store.listRounds(work.tx, seen, pageSize + 1)
  const items = rows.slice(0, pageSize)
  return { items, next: rows.length > pageSize ? items.at(-1)!.id : null }
})

export const showRound = read('patrolRound.show', async (work, { id }: { id: string }): Promise<PatrolRoundDetail> => {
  const round = await store.findRound(work.tx, id)
  if (!round || !maySeeRound(work.actor, round)) throw new Problem('not_found')
  const visits = await store.findVisits(work.tx, id)
  const { stops } = (await store.findVersion(work.tx, round.routeId, round.routeVersion))!
  const fileIds = visits.flatMap((visit) => visit.fileIds)
  return { round, stops, visits, files: await findFiles(work, fileIds) }
})
