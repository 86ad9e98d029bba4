import { z } from 'zod'
import { FileIds } from '#domain/file/file.ts'
import { Authority } from '#domain/route/authority.ts'
import { Confidentiality, CyberSeverity, IncidentFlag, IncidentKind, Means } from '#domain/route/route.ts'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'

export const IncidentState = z.enum(['open', 'controlled', 'closed'])
export type IncidentState = z.infer<typeof IncidentState>

/** What is known of it; without a kind nobody has judged yet what it is. */
export const FactsKnown = z.object({
  kinds: z.array(IncidentKind).max(8),
  flags: z.array(IncidentFlag).max(IncidentFlag.options.length),
  cyberSeverity: CyberSeverity.nullable(),
})
export type FactsKnown = z.infer<typeof FactsKnown>

/** 初報、續報、結報. */
export const NoticeStage = z.enum(['first', 'followUp', 'final'])
export type NoticeStage = z.infer<typeof NoticeStage>

/** Somebody was told of an event: whom, by which means, when, who answered. */
export const Notice = z
  .object({
    id: z.uuid(),
    /** Null where it is nobody that a route names. */
    authority: Authority.nullable(),
    recipient: line(120),
    means: Means,
    stage: NoticeStage,
    toldAt: z.iso.datetime(),
    toldBy: z.string(),
    /** Who took it, at the other end. */
    answeredBy: optionalLine(60),
    remark: optionalProse(500),
    /** A correction says that it did not happen. */
    isVoid: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

/** 機密 and above: only that it was handed over, to whom and when; nothing of what it is. */
export const HandedOver = z.object({ authority: Authority, at: z.iso.datetime() })

export const Incident = z
  .object({
    id: z.uuid(),
    /** As people say it on the telephone: 115-0042. */
    number: z.string(),
    planId: z.uuid().nullable(),
    dutyId: z.uuid().nullable(),
    clauseLabel: z.string().nullable(),
    unitId: z.uuid().nullable(),
    unitName: z.string().nullable(),
    ...FactsKnown.shape,
    confidentiality: Confidentiality,
    /** Null unless its content is kept outside. */
    handedOver: HandedOver.nullable(),
    /** Empty where its content is kept outside. */
    what: z.string(),
    place: z.string(),
    occurredAt: z.iso.datetime(),
    /** When the agency became aware: the moment from which deadlines run. */
    knownAt: z.iso.datetime(),
    reportedToEthicsAt: z.iso.datetime().nullable(),
    /** When an outside platform took it. */
    receivedAt: z.iso.datetime().nullable(),
    controlledAt: z.iso.datetime().nullable(),
    closedAt: z.iso.datetime().nullable(),
    state: IncidentState,
    /** The first time by which something is still to be done. */
    nextDueAt: z.iso.datetime().nullable(),
    recordedByName: z.string(),
    notices: z.array(Notice),
    version: z.int(),
  })
  .meta({ id: 'Incident' })
export type Incident = z.infer<typeof Incident>

/** What came later than the first product has its value for records that devices kept before. */
export const IncidentRecord = z
  .object({
    id: z.uuid(),
    planId: z.uuid().nullable(),
    dutyId: z.uuid().nullable(),
    /** The unit that it is about; null for that of whoever records it. */
    unitId: z.uuid().nullable().default(null),
    kinds: FactsKnown.shape.kinds.default([]),
    flags: FactsKnown.shape.flags.default([]),
    cyberSeverity: FactsKnown.shape.cyberSeverity.default(null),
    what: prose(2000),
    place: optionalLine(200),
    occurredAt: z.iso.datetime(),
    knownAt: z.iso.datetime(),
    /** Null for now, or for when it became known where ethics itself records it. */
    reportedToEthicsAt: z.iso.datetime().nullable().default(null),
    fileIds: FileIds.default([]),
  })
  .meta({ id: 'IncidentRecord' })
export type IncidentRecord = z.infer<typeof IncidentRecord>

export const HandOverRecord = z
  .object({ id: z.uuid(), authority: Authority, at: z.iso.datetime() })
  .meta({ id: 'HandOverRecord' })
export type HandOverRecord = z.infer<typeof HandOverRecord>

export const NoticeRecord = z
  .object({
    id: z.uuid(),
    noticeId: z.uuid(),
    authority: Notice.shape.authority.default(null),
    recipient: Notice.shape.recipient,
    means: Means,
    stage: NoticeStage.default('first'),
    toldAt: z.iso.datetime(),
    answeredBy: Notice.shape.answeredBy.default(''),
    remark: Notice.shape.remark,
  })
  .meta({ id: 'NoticeRecord' })
export type NoticeRecord = z.infer<typeof NoticeRecord>

/** What decides who is told, before anything is sent. */
export const IncidentPreviewAsked = z
  .object({ ...FactsKnown.shape, occurredAt: z.iso.datetime(), knownAt: z.iso.datetime() })
  .meta({ id: 'IncidentPreviewAsked' })
export type IncidentPreviewAsked = z.infer<typeof IncidentPreviewAsked>

export const FactsChange = z
  .object({
    id: z.uuid(),
    entryId: z.uuid(),
    version: z.int(),
    ...FactsKnown.shape,
    occurredAt: z.iso.datetime(),
    knownAt: z.iso.datetime(),
    /** When the new facts became known. */
    since: z.iso.datetime(),
    reason: prose(500),
  })
  .meta({ id: 'FactsChange' })
export type FactsChange = z.infer<typeof FactsChange>

export const ControlRecord = z
  .object({ id: z.uuid(), entryId: z.uuid(), version: z.int(), at: z.iso.datetime(), how: prose(1000) })
  .meta({ id: 'ControlRecord' })
export type ControlRecord = z.infer<typeof ControlRecord>

export const ClosingRecord = z
  .object({
    id: z.uuid(),
    entryId: z.uuid(),
    version: z.int(),
    at: z.iso.datetime(),
    /** Cause, handling, what is done so that it does not happen again. */
    report: prose(4000),
    /** What was not done, named one by one. */
    leftOpen: z.array(z.uuid()).max(200),
  })
  .meta({ id: 'ClosingRecord' })
export type ClosingRecord = z.infer<typeof ClosingRecord>

export const IncidentFilter = z
  .object({
    planId: z.uuid().optional(),
    state: IncidentState.optional(),
    kind: IncidentKind.optional(),
    /** Something is still to be done, and its time is over. */
    late: z.literal('true').optional(),
  })
  .meta({ id: 'IncidentFilter' })
export type IncidentFilter = z.infer<typeof IncidentFilter>
