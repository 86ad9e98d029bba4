import { z } from 'zod'
import { Route } from '#domain/route/route.ts'
import {
  RouteDetail,
  RouteListed,
  RoutePublication,
  RouteTrial,
  RouteWithdrawal,
  TriedRoutes,
} from '#domain/route/route-catalogue.ts'
import type { Exposing } from '#server/platform/http.ts'
import { listRoutes, publishRoute, showRoute, tryOutRoutes, withdrawRoute } from './route.operations.ts'

export function routeHttp({ expose }: Exposing): void {
  expose('GET /routes', listRoutes, { input: z.object({}), output: z.array(RouteListed) })
  // Asks only, but facts and a draft do not fit into an address.
  expose('POST /routes/try-out', tryOutRoutes, { input: RouteTrial, output: TriedRoutes })
  expose('GET /routes/:key', showRoute, { input: Route.pick({ key: true }), output: RouteDetail })
  expose('POST /routes/:key/versions', publishRoute, { input: RoutePublication, output: RouteDetail })
  expose('POST /routes/:key/withdraw', withdrawRoute, {
    input: RouteWithdrawal,
    output: z.object({ from: z.iso.date() }),
  })
}
