import { z } from 'zod'
import { Grade } from '#domain/checklist/checklist.ts'
import { DeficiencyStatus } from '#domain/deficiency/deficiency.ts'
import { FileIds, StoredFile } from '#domain/file/file.ts'
import { AttendanceCode } from '#domain/meeting/meeting-acts.ts'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'
import { TrainingGroup } from './training-kinds.ts'

export const TrainingStatus = z.enum(['planned', 'running', 'ended', 'cancelled'])
export type TrainingStatus = z.infer<typeof TrainingStatus>

export const TrainingFigure = z.object({ key: line(40), value: z.int().min(0).max(999_999) })
export type TrainingFigure = z.infer<typeof TrainingFigure>

export const TrainingSummary = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    group: TrainingGroup,
    title: z.string(),
    place: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    status: TrainingStatus,
    planId: z.uuid().nullable(),
    planTitle: z.string().nullable(),
    clauseId: z.uuid().nullable(),
    clauseLabel: z.string().nullable(),
    /** How many came. */
    came: z.int(),
    version: z.int(),
  })
  .meta({ id: 'TrainingSummary' })
export type TrainingSummary = z.infer<typeof TrainingSummary>

export const TrainingAttendance = z.object({
  id: z.uuid(),
  personId: z.uuid().nullable(),
  memberId: z.uuid().nullable(),
  unitName: z.string(),
  name: z.string(),
  cameAt: z.iso.datetime(),
  byCode: z.boolean(),
})
export type TrainingAttendance = z.infer<typeof TrainingAttendance>

/** What was found and is now a deficiency of a unit. */
export const TrainingFinding = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  unitName: z.string(),
  description: z.string(),
  grade: Grade,
  status: DeficiencyStatus,
})
export type TrainingFinding = z.infer<typeof TrainingFinding>

export const Training = TrainingSummary.extend({
  leader: z.string(),
  programme: z.string(),
  unitIds: z.array(z.uuid()),
  code: z.string().nullable(),
  begunAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  result: z.string(),
  figures: z.array(TrainingFigure),
  attendances: z.array(TrainingAttendance),
  findings: z.array(TrainingFinding),
  files: z.array(StoredFile),
}).meta({ id: 'Training' })
export type Training = z.infer<typeof Training>

/** Written whole, until it begins; version 0 while it is not yet stored. */
export const TrainingDraft = z
  .object({
    id: z.uuid(),
    version: z.int().min(0),
    kind: line(40),
    title: line(80),
    place: line(120),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    leader: optionalLine(60),
    programme: optionalProse(3000),
    /** Nobody named: the whole agency. */
    unitIds: z.array(z.uuid()).max(60),
    planId: z.uuid().nullable(),
    clauseId: z.uuid().nullable(),
  })
  .meta({ id: 'TrainingDraft' })
export type TrainingDraft = z.infer<typeof TrainingDraft>

export const TrainingReceipt = z.object({ id: z.uuid(), version: z.int() })

export const TrainingFound = z
  .object({ id: z.uuid(), kind: z.string(), title: z.string(), hasCome: z.boolean() })
  .meta({ id: 'TrainingFound' })
export type TrainingFound = z.infer<typeof TrainingFound>

export const TrainingCode = z.object({ code: AttendanceCode })

/** By the list: somebody with an account, somebody who never signs in, or a guest by name. */
export const TrainingTick = z
  .object({
    id: z.uuid(),
    attendanceId: z.uuid(),
    personId: z.uuid().nullable(),
    memberId: z.uuid().nullable(),
    name: optionalLine(60),
  })
  .meta({ id: 'TrainingTick' })
export type TrainingTick = z.infer<typeof TrainingTick>

export const TrainingUntick = TrainingTick.pick({ id: true, attendanceId: true })

export const TrainingResult = z
  .object({
    id: z.uuid(),
    version: z.int(),
    result: optionalProse(3000),
    figures: z.array(TrainingFigure).max(10),
    fileIds: FileIds,
  })
  .meta({ id: 'TrainingResult' })
export type TrainingResult = z.infer<typeof TrainingResult>

export const TrainingFindingEntry = z
  .object({
    id: z.uuid(),
    findingId: z.uuid(),
    unitId: z.uuid(),
    place: optionalLine(120),
    description: prose(1000),
    grade: Grade,
  })
  .meta({ id: 'TrainingFindingEntry' })
export type TrainingFindingEntry = z.infer<typeof TrainingFindingEntry>
