import { z } from 'zod'
import { StatusTimes, TimeOfDay } from '#domain/status-report/status-times.ts'
import { optionalLine } from '#domain/text.ts'

/** Who is to say that all is well: a unit for itself, or for one facility of which it has charge. */
export const StatusSubject = z
  .object({
    unitId: z.uuid(),
    pointId: z.uuid().nullable(),
    /** Where to ask when nothing is heard. */
    telephone: optionalLine(40),
  })
  .meta({ id: 'StatusSubject' })
export type StatusSubject = z.infer<typeof StatusSubject>

/** When whom is asked. A change is a new version from its instant on; what was owed before stays as it was. */
export const StatusSchedule = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    number: z.int(),
    effectiveFrom: z.iso.datetime(),
    times: StatusTimes,
    /** The time of the first day from which, and of the last day until which, reports are owed. */
    startTime: TimeOfDay,
    endTime: TimeOfDay,
    /** How long before its time a report can be given. */
    opensMinutes: z.int(),
    /** How long after its time an owed report counts as missing, and the deputy is called. */
    missingMinutes: z.int(),
    subjects: z.array(StatusSubject),
  })
  .meta({ id: 'StatusSchedule' })
export type StatusSchedule = z.infer<typeof StatusSchedule>

export const StatusScheduleChange = StatusSchedule.pick({
  id: true,
  planId: true,
  times: true,
  startTime: true,
  endTime: true,
})
  .extend({
    subjects: z.array(StatusSubject).min(1).max(300),
    /** The version that this one follows; 0 where there is none. */
    number: z.int().min(0),
  })
  .meta({ id: 'StatusScheduleChange' })
export type StatusScheduleChange = z.infer<typeof StatusScheduleChange>

/** 正常、異常. Nothing having happened is said, not left out. */
export const StatusState = z.enum(['normal', 'abnormal'])
export type StatusState = z.infer<typeof StatusState>

export const StatusEntry = z
  .object({
    id: z.uuid(),
    planId: z.uuid(),
    unitId: z.uuid(),
    pointId: z.uuid().nullable(),
    /** The time that it answers. */
    dueAt: z.iso.datetime(),
    state: StatusState,
    note: optionalLine(200),
    /** What the device's clock said when it was given. */
    claimedAt: z.iso.datetime(),
    /** The earlier report that it puts right. */
    correctsId: z.uuid().nullable(),
  })
  .meta({ id: 'StatusEntry' })
export type StatusEntry = z.infer<typeof StatusEntry>

export const StatusReport = StatusEntry.extend({
  reportedBy: z.uuid(),
  reportedByName: z.string(),
  receivedAt: z.iso.datetime(),
  onTime: z.boolean(),
}).meta({ id: 'StatusReport' })
export type StatusReport = z.infer<typeof StatusReport>

/** A subject by name, and who answers for it. */
export const StatusPlace = z
  .object({
    unitId: z.uuid(),
    unitName: z.string(),
    pointId: z.uuid().nullable(),
    pointName: z.string().nullable(),
    headName: z.string().nullable(),
    telephone: z.string(),
    /** From this day on nothing is owed: the unit was abolished, or the facility is no more. */
    endedOn: z.iso.date().nullable(),
  })
  .meta({ id: 'StatusPlace' })
export type StatusPlace = z.infer<typeof StatusPlace>

/** All from which the state of every report follows, at any instant. */
export const StatusBoard = z
  .object({
    planId: z.uuid(),
    planTitle: z.string(),
    period: z.object({ start: z.iso.date(), end: z.iso.date() }),
    /** The days of which it tells. */
    range: z.object({ start: z.iso.date(), end: z.iso.date() }),
    schedules: z.array(StatusSchedule),
    places: z.array(StatusPlace),
    reports: z.array(StatusReport),
    /** When it was so. */
    at: z.iso.datetime(),
  })
  .meta({ id: 'StatusBoard' })
export type StatusBoard = z.infer<typeof StatusBoard>

/** Nothing was heard: whom to ask. */
export const StatusCall = StatusPlace.extend({ planId: z.uuid(), dueAt: z.iso.datetime() }).meta({ id: 'StatusCall' })
export type StatusCall = z.infer<typeof StatusCall>

/** For the page of today: what this person can report, and whom this person is to ask. */
export const StatusToday = z
  .object({ board: StatusBoard.nullable(), calls: z.array(StatusCall) })
  .meta({ id: 'StatusToday' })
export type StatusToday = z.infer<typeof StatusToday>

/** Of one unit or facility, over all times that have come. */
export const StatusCount = z
  .object({ expected: z.int(), onTime: z.int(), late: z.int(), missing: z.int() })
  .meta({ id: 'StatusCount' })
export type StatusCount = z.infer<typeof StatusCount>

/** Which plan, else the one that runs or comes next; which days, else all. */
export const WallFilter = z.object({
  planId: z.uuid().optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export const StatusWall = z.object({ board: StatusBoard.nullable() }).meta({ id: 'StatusWall' })
export type StatusWall = z.infer<typeof StatusWall>
