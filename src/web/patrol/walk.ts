import { deviationsOf } from '#domain/patrol/patrol.rules.ts'
import type { CodeReading, Deviation, PatrolRoute, RoundEntry, Visit } from '#domain/patrol/patrol.ts'

/** Where the person stands now. */
export type Here = Omit<Visit, 'leftAt'>

/** A round under way, with the route as it was when it began. */
export type Walk = {
  roundId: string
  route: PatrolRoute
  startedAt: string
  visits: readonly Visit[]
  skipped: readonly number[]
  here: Here | null
}

export const beginWalk = (roundId: string, route: PatrolRoute, startedAt: string): Walk => ({
  roundId,
  route,
  startedAt,
  visits: [],
  skipped: [],
  here: null,
})

/** The stops that are still to be visited, in order; one whose point is no more is none. */
export const remaining = ({ route, visits, skipped }: Walk): number[] =>
  route.stops.flatMap((stop, at) =>
    stop.retiredOn !== null || skipped.includes(at) || visits.some((visit) => visit.stop === at) ? [] : [at],
  )

/** Which of the stops ahead a code belongs to: the next one first. */
export const stopOf = (walk: Walk, code: string): number | undefined =>
  remaining(walk).find((at) => walk.route.stops[at]!.code === code)

export const arrive = (
  walk: Walk,
  stop: number,
  arrivedAt: string,
  read: { code: string; reading: CodeReading } | null,
): Walk => ({
  ...walk,
  here: {
    stop,
    arrivedAt,
    code: read?.code ?? null,
    reading: read?.reading ?? null,
    note: '',
    fileIds: [],
    finding: null,
  },
})

export const leave = (walk: Walk, leftAt: string): Walk =>
  walk.here ? { ...walk, here: null, visits: [...walk.visits, { ...walk.here, leftAt }] } : walk

export const skip = (walk: Walk, stop: number): Walk => ({ ...walk, skipped: [...walk.skipped, stop] })

export const entryOf = (
  { roundId, route, startedAt, visits }: Walk,
  finishedAt: string,
  reason: string,
): RoundEntry => ({
  id: roundId,
  routeId: route.id,
  routeVersion: route.version,
  startedAt,
  finishedAt,
  visits: [...visits],
  reason,
})

/** The very rule by which the server will judge it. */
export const deviationsSoFar = ({ startedAt, visits, route }: Walk, finishedAt: string): Deviation[] =>
  deviationsOf({ startedAt, finishedAt, visits: [...visits] }, route, new Date(finishedAt))
