import { hasOwnRoute, ownRoutes } from '#domain/approval/approval.rules.ts'
import { type ApprovalKind, ApprovalKind as ApprovalKinds, type ApprovalRoute } from '#domain/approval/approval.ts'
import { Problem } from '#domain/problem.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { read, write } from '#server/platform/work.ts'
import * as store from './approval.store.ts'

const ownRoute = (kind: ApprovalKind): ApprovalRoute => ({ kind, stages: ownRoutes[kind], version: 0 })

/** One of each kind: the agency's, else the product's own. */
export const listApprovalRoutes = read('approvalRoute.list', async (work) => {
  const routes = await store.listRoutes(work.tx)
  return ApprovalKinds.options
    .filter(hasOwnRoute)
    .map((kind) => routes.find((route) => route.kind === kind) ?? ownRoute(kind))
})

/** What is on its way keeps the route it began with. */
export const setApprovalRoute = write('approvalRoute.set', async (work, route: ApprovalRoute) => {
  if (!hasOwnRoute(route.kind)) throw new Problem('approval.route_fixed')
  if (route.kind !== 'minutes' && route.stages.flat().some(({ roles }) => roles.includes('chair')))
    throw new Problem('approval.chair_of_minutes_only')
  const known = new Set((await listPeople(work)).map(({ id }) => id))
  const named = route.stages.flat().flatMap(({ personId }) => personId ?? [])
  if (named.some((id) => !known.has(id))) throw new Problem('approval.person_unknown')
  if (!(await store.putRoute(work.tx, work.actor.agencyId, route))) throw new Problem('changed_meanwhile')
  work.record(work.actor.agencyId, { kind: route.kind, stages: route.stages })
  return (await store.listRoutes(work.tx)).find(({ kind }) => kind === route.kind)!
})
