import type {
  Deviation,
  DeviationCode,
  PatrolRound,
  PatrolRoute,
  PatrolStop,
  RoundEntry,
  RouteEntry,
  Visit,
} from '#domain/patrol/patrol.ts'
import { type Acting, maySeeUnit } from '#domain/person/person.rules.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { readPointCode } from '#domain/point/point-code.ts'
import { Problem } from '#domain/problem.ts'

type Unit = { name: string; abolishedOn: string | null }

/** A route that is added, or one that is changed to this. `points` are those of the agency that still stand. */
export function checkRoute(
  actor: Acting,
  { unitId, stops }: Omit<RouteEntry, 'id'>,
  unit: Unit | undefined,
  points: ReadonlySet<string>,
): void {
  if (!mayKeep(actor, unitId)) throw new Problem('patrol.not_own_unit')
  if (!unit) throw new Problem('patrol.unit_unknown')
  if (unit.abolishedOn !== null) throw new Problem('unit.abolished', { name: unit.name })
  if (!stops.every(({ pointId }) => points.has(pointId))) throw new Problem('patrol.point_unknown')
}

/** A route that is there and is to be changed or retired. */
export function checkRouteKeeping(
  actor: Acting,
  route: Pick<PatrolRoute, 'unitId' | 'retiredOn' | 'version'>,
  version: number,
): void {
  if (!mayKeep(actor, route.unitId)) throw new Problem('patrol.not_own_unit')
  if (route.retiredOn !== null) throw new Problem('patrol.route_retired')
  if (route.version !== version) throw new Problem('changed_meanwhile', { version: route.version })
}

export const maySeeRound = (actor: Acting, round: Pick<PatrolRound, 'walkedBy' | 'unitId'>): boolean =>
  round.walkedBy === actor.personId || maySeeUnit(actor, round.unitId)

const mostFiles = 50

/** What is handed in is about this route, and says why where it was not walked as asked. */
export function checkRound({ visits, reason }: RoundEntry, stops: number, deviations: readonly Deviation[]): void {
  if (visits.some(({ stop }) => stop >= stops)) throw new Problem('patrol.stop_unknown')
  if (new Set(visits.map(({ stop }) => stop)).size < visits.length) throw new Problem('patrol.stop_repeated')
  const files = visits.reduce((sum, { fileIds }) => sum + fileIds.length, 0)
  if (files > mostFiles) throw new Problem('patrol.too_many_files', { most: mostFiles })
  if (reason.trim() === '' && deviations.some(needsReason)) throw new Problem('patrol.reason_missing')
}

/** That a code was typed is marked; a label may be dirty or a camera broken. */
export const needsReason = ({ code }: Deviation): boolean => code !== 'codeTyped'

const secondsOf = (instant: string): number => Date.parse(instant) / 1000
const stayOf = ({ arrivedAt, leftAt }: Visit): number => Math.floor(secondsOf(leftAt) - secondsOf(arrivedAt))

type Walk = Pick<RoundEntry, 'startedAt' | 'finishedAt' | 'visits'>
type Asked = { inOrder: boolean; stops: readonly Pick<PatrolStop, 'leastSeconds' | 'code' | 'retiredOn'>[] }

/**
 * Where a round was not what the route asks, in the order of the stops. `receivedAt` is the server's own time: a device
 * can be offline for days, but not finish in the future.
 */
export function deviationsOf(walk: Walk, asked: Asked, receivedAt: Date): Deviation[] {
  const byStop = new Map(walk.visits.map((visit) => [visit.stop, visit]))
  const late = asked.inOrder ? outOfOrder(walk.visits) : new Set<number>()
  const crossing = impossible(walk)
  const ofStops = asked.stops.flatMap((stop, at): Deviation[] => {
    const visit = byStop.get(at)
    if (!visit) return stop.retiredOn === null ? [{ code: 'missed', stop: at }] : []
    const codes: DeviationCode[] = [
      ...(late.has(at) ? (['outOfOrder'] as const) : []),
      ...(crossing.has(at) ? (['impossibleTime'] as const) : []),
      ...codeDeviation(visit, stop.code),
    ]
    return [...codes.map((code) => ({ code, stop: at })), ...shortStay(visit, stop.leastSeconds)]
  })
  return [...(isClockOff(walk, receivedAt) ? [{ code: 'deviceClock' as const }] : []), ...ofStops]
}

function codeDeviation({ code, reading }: Visit, expected: string): DeviationCode[] {
  if (code === null) return ['codeNotRead']
  if (readPointCode(code) !== expected) return ['codeOfOtherPoint']
  return reading === 'typed' ? ['codeTyped'] : []
}

function shortStay(visit: Visit, leastSeconds: number): Deviation[] {
  const seconds = stayOf(visit)
  return seconds < leastSeconds
    ? [{ code: 'tooShort', stop: visit.stop, seconds: Math.max(0, seconds), leastSeconds }]
    : []
}

/** Those that were visited after one that comes later on the way. */
function outOfOrder(visits: readonly Visit[]): Set<number> {
  const early = [...visits].sort((a, b) => secondsOf(a.arrivedAt) - secondsOf(b.arrivedAt))
  let furthest = -1
  const late = new Set<number>()
  for (const { stop } of early) {
    if (stop < furthest) late.add(stop)
    furthest = Math.max(furthest, stop)
  }
  return late
}

/** Nobody leaves before arriving, is anywhere before the start or after the end, or in two places at once. */
function impossible({ startedAt, finishedAt, visits }: Walk): Set<number> {
  const found = new Set<number>()
  const early = [...visits].sort((a, b) => secondsOf(a.arrivedAt) - secondsOf(b.arrivedAt))
  let free = secondsOf(startedAt)
  for (const { stop, arrivedAt, leftAt } of early) {
    const [arrived, left] = [secondsOf(arrivedAt), secondsOf(leftAt)]
    if (arrived < free || left < arrived || left > secondsOf(finishedAt)) found.add(stop)
    free = Math.max(free, left)
  }
  return found
}

const toleranceSeconds = 300
/** Longer than any device keeps its rounds to itself. */
const longestSeconds = 60 * 86_400

function isClockOff({ startedAt, finishedAt }: Walk, receivedAt: Date): boolean {
  const [started, finished, received] = [secondsOf(startedAt), secondsOf(finishedAt), receivedAt.getTime() / 1000]
  return finished < started || finished > received + toleranceSeconds || finished < received - longestSeconds
}
