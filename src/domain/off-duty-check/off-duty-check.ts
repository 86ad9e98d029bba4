import { z } from 'zod'
import { Grade } from '#domain/checklist/checklist.ts'
import { TimeOfDay } from '#domain/status-report/status-times.ts'
import { line, optionalLine, prose } from '#domain/text.ts'

/** 每日下班、連假前夕. On the eve of a holiday more is looked at. */
export const OffDutyRound = z.enum(['everyDay', 'holidayEve'])
export type OffDutyRound = z.infer<typeof OffDutyRound>

/** What is looked at in a room by whoever leaves last. */
export const OffDutyItem = z
  .object({
    /** Stays while its words change. */
    key: z.string().regex(/^[\w-]{1,40}$/),
    text: line(120),
    round: OffDutyRound,
    photograph: z.boolean(),
    grade: Grade,
    /** Where a model has it from; empty where it is the agency's own. */
    source: optionalLine(120),
  })
  .meta({ id: 'OffDutyItem' })
export type OffDutyItem = z.infer<typeof OffDutyItem>

/** On which of the working days rooms are closed, and when who is told that one was not. Set by the agency; no law. */
export const OffDutyRules = z
  .object({
    days: z.enum(['workdays', 'period', 'eves']),
    personTime: TimeOfDay,
    dutyTime: TimeOfDay,
    version: z.int(),
  })
  .meta({ id: 'OffDutyRules' })
export type OffDutyRules = z.infer<typeof OffDutyRules>

export const usualRules: OffDutyRules = { days: 'workdays', personTime: '17:20', dutyTime: '18:00', version: 0 }

export const OffDutyRoom = z
  .object({
    pointId: z.uuid(),
    name: z.string(),
    floor: z.string(),
    room: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    items: z.array(OffDutyItem),
    /** Who is told first; nobody: the head of the unit. */
    inChargeIds: z.array(z.uuid()),
    inChargeNames: z.array(z.string()),
    addedOn: z.iso.date(),
    /** From this day on it is no longer closed. */
    endedOn: z.iso.date().nullable(),
    version: z.int(),
  })
  .meta({ id: 'OffDutyRoom' })
export type OffDutyRoom = z.infer<typeof OffDutyRoom>

/** A room that is added (version 0) or asks something else from now on. */
export const OffDutyRoomEntry = z
  .object({
    pointId: z.uuid(),
    version: z.int().min(0),
    items: z.array(OffDutyItem).min(1).max(30),
    inChargeIds: z.array(z.uuid()).max(10),
  })
  .meta({ id: 'OffDutyRoomEntry' })
export type OffDutyRoomEntry = z.infer<typeof OffDutyRoomEntry>

const answer = {
  itemKey: z.string().max(40),
  /** What was not in order, and whether somebody has to mend it; null: in order, and photographed. */
  wrong: z.object({ note: prose(300), isDeficiency: z.boolean() }).nullable(),
  fileIds: z.array(z.uuid()).max(5),
}

/** A room that was left in order but for what is answered here. */
export const OffDutyEntry = z
  .object({
    id: z.uuid(),
    pointId: z.uuid(),
    /** The version of the room's items that was seen. */
    roomVersion: z.int32().min(1),
    /** The working day that ends; after midnight it is still the one before. */
    date: z.iso.date(),
    answers: z.array(z.object(answer)).max(30),
    /** What the device's clock said. */
    claimedAt: z.iso.datetime(),
  })
  .meta({ id: 'OffDutyEntry' })
export type OffDutyEntry = z.infer<typeof OffDutyEntry>

/** As it is shown: with the words of the item; what was noted is left out for those whom it does not concern. */
export const OffDutyAnswer = z
  .object({
    ...answer,
    wrong: z.object({ note: z.string(), isDeficiency: z.boolean() }).nullable(),
    text: z.string(),
  })
  .meta({ id: 'OffDutyAnswer' })
export type OffDutyAnswer = z.infer<typeof OffDutyAnswer>

export const OffDutyNote = z
  .object({ kind: z.enum(['remark', 'reopened']), text: z.string(), byName: z.string(), at: z.iso.datetime() })
  .meta({ id: 'OffDutyNote' })
export type OffDutyNote = z.infer<typeof OffDutyNote>

export const OffDutyClosing = z
  .object({
    id: z.uuid(),
    pointId: z.uuid(),
    date: z.iso.date(),
    /** The first, second … closing of the room on that day: in between somebody came back. */
    turn: z.int(),
    answers: z.array(OffDutyAnswer),
    closedAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    closedBy: z.uuid(),
    closedByName: z.string(),
    notes: z.array(OffDutyNote),
  })
  .meta({ id: 'OffDutyClosing' })
export type OffDutyClosing = z.infer<typeof OffDutyClosing>

/** Something added to a closing that stands, or why it stands no longer. */
export const OffDutyRemark = z
  .object({ id: z.uuid(), noteId: z.uuid(), text: prose(300) })
  .meta({ id: 'OffDutyRemark' })
export type OffDutyRemark = z.infer<typeof OffDutyRemark>

/** A room that nobody need close on a day, and why. */
export const OffDutyExemptionEntry = z
  .object({ pointId: z.uuid(), date: z.iso.date(), reason: line(120) })
  .meta({ id: 'OffDutyExemptionEntry' })
export type OffDutyExemptionEntry = z.infer<typeof OffDutyExemptionEntry>

export const OffDutyExemption = OffDutyExemptionEntry.extend({ byName: z.string() }).meta({ id: 'OffDutyExemption' })
export type OffDutyExemption = z.infer<typeof OffDutyExemption>

/** All from which the state of every room follows, at any instant of that day. */
export const OffDutyBoard = z
  .object({
    date: z.iso.date(),
    /** Null on a day off. */
    round: OffDutyRound.nullable(),
    isAsked: z.boolean(),
    rules: OffDutyRules,
    rooms: z.array(OffDutyRoom),
    closings: z.array(OffDutyClosing),
    exemptions: z.array(OffDutyExemption),
    /** The eve of a holiday that is on or comes next. */
    eve: z.iso.date().nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'OffDutyBoard' })
export type OffDutyBoard = z.infer<typeof OffDutyBoard>

/** Which day, else the one that ends. */
export const BoardFilter = z.object({ date: z.iso.date().optional() })
export const PeriodFilter = z.object({ from: z.iso.date(), until: z.iso.date() })
