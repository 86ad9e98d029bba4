import { z } from 'zod'
import { FileIds } from '#domain/file/file.ts'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'
import { AgendaItem, Invitee, kind, MeetingClass, Minutes } from './meeting.ts'
import { ResolutionDecision } from './resolution.ts'

/** What is asked of a meeting: each act with what it needs. */

/** Written whole; version 0 while it is not yet stored. */
export const MeetingDraft = z
  .object({
    id: z.uuid(),
    version: z.int().min(0),
    kind,
    classification: MeetingClass,
    title: line(120),
    place: line(120),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    chairId: z.uuid(),
    recorderId: z.uuid(),
    planId: z.uuid().nullable(),
    invitees: z.array(Invitee).min(1).max(200),
    /** Null: as it writes itself. */
    agenda: z.array(AgendaItem).max(60).nullable(),
    /** Why it is put off, once people were invited. */
    changeReason: optionalProse(300),
  })
  .meta({ id: 'MeetingDraft' })
export type MeetingDraft = z.infer<typeof MeetingDraft>

export const MeetingCancelled = z.object({ id: z.uuid(), reason: prose(300) })

export const MeetingProposal = z
  .object({ id: z.uuid(), itemId: z.uuid(), title: line(120), text: prose(2000) })
  .meta({ id: 'MeetingProposal' })
export type MeetingProposal = z.infer<typeof MeetingProposal>

export const AttendanceCode = z.string().regex(/^\d{6}$/)

export const AttendanceByCode = z.object({ code: AttendanceCode, inviteeId: z.uuid().nullable() })
export type AttendanceByCode = z.infer<typeof AttendanceByCode>

export const AttendanceTick = z
  .object({
    id: z.uuid(),
    inviteeId: z.uuid(),
    hasCome: z.boolean(),
    /** A deputy: with an account, or by name. */
    deputyId: z.uuid().nullable(),
    deputyName: optionalLine(60),
  })
  .meta({ id: 'AttendanceTick' })
export type AttendanceTick = z.infer<typeof AttendanceTick>

export const MinutesDraft = z.object({ id: z.uuid(), version: z.int(), minutes: Minutes }).meta({ id: 'MinutesDraft' })
export type MinutesDraft = z.infer<typeof MinutesDraft>

export const ClassSaid = z.object({ id: z.uuid(), moment: z.enum(['start', 'end']) })
export type ClassSaid = z.infer<typeof ClassSaid>

export const PaperGiven = z.object({
  id: z.uuid(),
  paperId: z.uuid(),
  number: z.int().min(1).max(999),
  inviteeId: z.uuid(),
})
export type PaperGiven = z.infer<typeof PaperGiven>
/** Back, or why not. */
export const PaperSettled = z.object({ id: z.uuid(), paperId: z.uuid(), loss: optionalProse(500) })
export type PaperSettled = z.infer<typeof PaperSettled>

export const SupplementRecord = z.object({
  id: z.uuid(),
  supplementId: z.uuid(),
  reason: prose(500),
  text: prose(2000),
})
export type SupplementRecord = z.infer<typeof SupplementRecord>

export const ResolutionSettlement = z
  .object({
    id: z.uuid(),
    resolutionId: z.uuid(),
    stepId: z.uuid(),
    decision: ResolutionDecision,
    /** Until when it is carried on. */
    dueDate: z.iso.date().nullable(),
    note: optionalProse(1000),
  })
  .meta({ id: 'ResolutionSettlement' })
export type ResolutionSettlement = z.infer<typeof ResolutionSettlement>

export const ResolutionReport = z
  .object({ id: z.uuid(), stepId: z.uuid(), note: prose(2000), fileIds: FileIds })
  .meta({ id: 'ResolutionReport' })
export type ResolutionReport = z.infer<typeof ResolutionReport>
