import { queryOptions } from '@tanstack/react-query'
import type { RouteDetail, RouteListed, RouteTrial, TriedRoutes } from '#domain/route/route-catalogue.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export const routesQuery = answerOf<RouteListed[]>('/routes')
export const routeQuery = (key: string) => answerOf<RouteDetail>(`/routes/${key}`)

/** Nothing is kept of what is tried out, so asking again does no harm. */
export const trialQuery = (trial: RouteTrial) =>
  queryOptions({
    queryKey: ['/routes/try-out', trial],
    queryFn: ({ signal }) => call<TriedRoutes>('POST', '/routes/try-out', { input: trial, signal }),
  })
