import type { PatrolRoute } from '#domain/patrol/patrol.ts'
import type { Role } from '#domain/person/person.ts'
import { sampleFacilities } from '#domain/sample/sample-facilities.ts'
import { addRoute, handInRound } from '#server/patrol/patrol.operations.ts'
import { newId } from '#server/platform/id.ts'
import type { Actor, Op } from '#server/platform/work.ts'
import { addPoint } from '#server/point/point.operations.ts'

export type Stage = {
  does: <I, O>(actor: Actor, operation: Op<I, O>, input: I) => Promise<O>
  inRole: (role: Role, unitName?: string) => Actor
  /** Sets the exercise clock. */
  at: (exercise: string) => void
  unitIds: Map<string, string>
}

type SampleRoute = (typeof sampleFacilities)['routes'][number]

/** What is looked at in the township, and a round of its duty officer that was not quite what the route asks. */
export async function playFacilities(stage: Stage): Promise<void> {
  const ids = await addPoints(stage)
  for (const sample of sampleFacilities.routes) await playRound(stage, await layRoute(stage, sample, ids), sample)
}

async function addPoints({ does, inRole, unitIds }: Stage): Promise<Map<string, string>> {
  const ids = new Map(sampleFacilities.points.map(({ key }) => [key, newId()]))
  const unknown = { cameraRange: null, cameraClear: null, keptDays: null, expiresOn: null }
  for (const { key, unit, ...facts } of sampleFacilities.points) {
    const place = { id: ids.get(key)!, unitId: unitIds.get(unit)!, checklistId: null, photographId: null }
    await does(inRole('ethicsOfficer'), addPoint, { ...unknown, ...place, ...facts })
  }
  return ids
}

const layRoute = ({ does, inRole, unitIds }: Stage, sample: SampleRoute, ids: Map<string, string>) =>
  does(inRole('unitHead', sample.unit), addRoute, {
    id: newId(),
    name: sample.name,
    unitId: unitIds.get(sample.unit)!,
    inOrder: sample.inOrder,
    stops: sample.stops.map(({ point, leastSeconds }) => ({ pointId: ids.get(point)!, leastSeconds })),
  })

async function playRound({ does, inRole, at }: Stage, route: PatrolRoute, { round }: SampleRoute): Promise<void> {
  const started = Date.parse(round.startedAt)
  const after = (seconds: number) => new Date(started + seconds * 1000).toISOString()
  at(round.finishedAt)
  await does(inRole('dutyOfficer', round.unit), handInRound, {
    id: newId(),
    routeId: route.id,
    routeVersion: route.version,
    startedAt: after(0),
    finishedAt: new Date(round.finishedAt).toISOString(),
    visits: round.visits.map(({ stop, note, afterSeconds, staySeconds }) => ({
      stop,
      note,
      code: route.stops[stop]!.code,
      reading: 'scanned' as const,
      arrivedAt: after(afterSeconds),
      leftAt: after(afterSeconds + staySeconds),
      fileIds: [],
      finding: null,
    })),
    reason: round.reason,
  })
}
