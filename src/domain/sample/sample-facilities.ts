import { z } from 'zod'
import { PatrolRoute, Visit } from '#domain/patrol/patrol.ts'
import { Point } from '#domain/point/point.ts'
import data from './sample-facilities.json' with { type: 'json' }

const SamplePoint = Point.pick({ kind: true, name: true, floor: true, room: true }).extend({
  key: z.string(),
  unit: z.string(),
  ...Point.pick({ cameraRange: true, cameraClear: true, keptDays: true, expiresOn: true }).partial().shape,
})

const SampleRound = z.strictObject({
  /** whose duty officer walks it */
  unit: z.string(),
  startedAt: z.iso.datetime({ offset: true }),
  finishedAt: z.iso.datetime({ offset: true }),
  visits: z.array(
    Visit.pick({ stop: true, note: true }).extend({ afterSeconds: z.int().min(0), staySeconds: z.int().min(0) }),
  ),
  reason: z.string(),
})

const SampleRoute = PatrolRoute.pick({ name: true, inOrder: true }).extend({
  unit: z.string(),
  stops: z.array(z.strictObject({ point: z.string(), leastSeconds: z.int().min(0) })),
  round: SampleRound,
})

/** What there is to be looked at in the sample township, and a way past some of it. */
export const sampleFacilities = z
  .strictObject({ points: z.array(SamplePoint), routes: z.array(SampleRoute) })
  .parse(data)
