import { z } from 'zod'
import { Grade } from '#domain/checklist/checklist.ts'
import { StoredFile } from '#domain/file/file.ts'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'

/** A point on a way, and for how long one looks around there. */
export const RouteStop = z
  .object({ pointId: z.uuid(), leastSeconds: z.int().min(0).max(3600) })
  .meta({ id: 'RouteStop' })
export type RouteStop = z.infer<typeof RouteStop>

export const PatrolStop = RouteStop.extend({
  name: z.string(),
  floor: z.string(),
  room: z.string(),
  /** Who mends what is found there. */
  unitId: z.uuid(),
  code: z.string(),
  retiredOn: z.iso.date().nullable(),
}).meta({ id: 'PatrolStop' })
export type PatrolStop = z.infer<typeof PatrolStop>

/** A way through the building: which points, in which order. */
export const PatrolRoute = z
  .object({
    id: z.uuid(),
    name: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    inOrder: z.boolean(),
    stops: z.array(PatrolStop),
    lastWalkedAt: z.iso.datetime().nullable(),
    retiredOn: z.iso.date().nullable(),
    version: z.int(),
  })
  .meta({ id: 'PatrolRoute' })
export type PatrolRoute = z.infer<typeof PatrolRoute>

const facts = {
  name: line(60),
  unitId: z.uuid(),
  /** Whether the points are to be visited one after the other as listed. */
  inOrder: z.boolean(),
  stops: z.array(RouteStop).min(1).max(100),
}
export const RouteEntry = z.object({ id: z.uuid(), ...facts }).meta({ id: 'RouteEntry' })
export type RouteEntry = z.infer<typeof RouteEntry>
export const RouteChange = z.object({ id: z.uuid(), ...facts, version: z.int() }).meta({ id: 'RouteChange' })
export type RouteChange = z.infer<typeof RouteChange>

/** How the code of a point came into the device. */
export const CodeReading = z.enum(['scanned', 'typed'])
export type CodeReading = z.infer<typeof CodeReading>

/** Something wrong that was seen on the way: it becomes a deficiency. */
export const PatrolFinding = z.object({ description: prose(1000), grade: Grade }).meta({ id: 'PatrolFinding' })
export type PatrolFinding = z.infer<typeof PatrolFinding>

export const Visit = z
  .object({
    /** Which stop of the route, counted from 0. */
    stop: z.int().min(0).max(99),
    /** What was read or typed; null where the person was there and the label could not be read. */
    code: optionalLine(120).nullable(),
    reading: CodeReading.nullable(),
    arrivedAt: z.iso.datetime(),
    leftAt: z.iso.datetime(),
    note: optionalProse(1000),
    fileIds: z.array(z.uuid()).max(10),
    finding: PatrolFinding.nullable(),
  })
  .meta({ id: 'Visit' })
export type Visit = z.infer<typeof Visit>

export const DeviationCode = z.enum([
  'missed',
  'outOfOrder',
  'tooShort',
  'codeNotRead',
  'codeTyped',
  'codeOfOtherPoint',
  'impossibleTime',
  'deviceClock',
])
export type DeviationCode = z.infer<typeof DeviationCode>

/** Where a round was not what the route asks; without a stop it is about the whole round. */
export const Deviation = z
  .object({
    code: DeviationCode,
    stop: z.int().optional(),
    /** Of a stay that was too short. */
    seconds: z.int().optional(),
    leastSeconds: z.int().optional(),
  })
  .meta({ id: 'Deviation' })
export type Deviation = z.infer<typeof Deviation>

/** A whole round, handed in when it is finished. Its times are those of the device. */
export const RoundEntry = z
  .object({
    id: z.uuid(),
    routeId: z.uuid(),
    /** The version of the route that was walked. */
    routeVersion: z.int32().min(1),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    visits: z.array(Visit).max(100),
    /** Why the round was not what the route asks. */
    reason: optionalProse(1000),
  })
  .meta({ id: 'RoundEntry' })
export type RoundEntry = z.infer<typeof RoundEntry>

export const PatrolRound = z
  .object({
    id: z.uuid(),
    routeId: z.uuid(),
    routeName: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    routeVersion: z.int(),
    planId: z.uuid().nullable(),
    walkedBy: z.uuid(),
    walkedByName: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    stops: z.int(),
    visited: z.int(),
    deviations: z.array(Deviation),
    reason: z.string(),
  })
  .meta({ id: 'PatrolRound' })
export type PatrolRound = z.infer<typeof PatrolRound>

export const PatrolRoundDetail = z
  .object({ round: PatrolRound, stops: z.array(PatrolStop), visits: z.array(Visit), files: z.array(StoredFile) })
  .meta({ id: 'PatrolRoundDetail' })
export type PatrolRoundDetail = z.infer<typeof PatrolRoundDetail>

export const RoundFilter = z.object({ routeId: z.uuid().optional(), after: z.uuid().optional() })
