import { z } from 'zod'
import { Versioned } from '#domain/duty/duty.ts'
import {
  PatrolRound,
  PatrolRoundDetail,
  PatrolRoute,
  RoundEntry,
  RoundFilter,
  RouteChange,
  RouteEntry,
} from '#domain/patrol/patrol.ts'
import type { Exposing } from '#server/platform/http.ts'
import {
  addRoute,
  changeRoute,
  handInRound,
  listRounds,
  listRoutes,
  retireRoute,
  showRound,
  showRoute,
} from './patrol.operations.ts'

const ById = z.object({ id: z.uuid() })

export function patrolHttp({ expose }: Exposing): void {
  expose('GET /patrol-routes', listRoutes, { input: z.object({}), output: z.array(PatrolRoute) })
  expose('GET /patrol-routes/:id', showRoute, { input: ById, output: PatrolRoute })
  expose('POST /patrol-routes', addRoute, { input: RouteEntry, output: PatrolRoute })
  expose('PATCH /patrol-routes/:id', changeRoute, { input: RouteChange, output: PatrolRoute })
  expose('POST /patrol-routes/:id/retire', retireRoute, { input: Versioned, output: PatrolRoute })

  expose('GET /patrol-rounds', listRounds, {
    input: RoundFilter,
    output: z.object({ items: z.array(PatrolRound), next: z.uuid().nullable() }),
  })
  expose('GET /patrol-rounds/:id', showRound, { input: ById, output: PatrolRoundDetail })
  expose('POST /patrol-rounds', handInRound, { input: RoundEntry, output: PatrolRound })
}
