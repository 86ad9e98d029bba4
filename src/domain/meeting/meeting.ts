import { z } from 'zod'
import type { OfficialDocument } from '#domain/document.ts'
import { line, optionalLine, optionalProse } from '#domain/text.ts'
import { Resolution, ResolutionDraft } from './resolution.ts'

/** Kinds that the product knows; an agency adds its own. */
export const ModelMeetingKind = z.enum(['security', 'joint', 'disaster'])
export type ModelMeetingKind = z.infer<typeof ModelMeetingKind>

/** One of the product's, or the id of one of the agency's own. */
export const kind = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/)

export const MeetingKind = z
  .object({ key: kind, /** Null for one of the product's. */ name: z.string().nullable() })
  .meta({ id: 'MeetingKind' })
export type MeetingKind = z.infer<typeof MeetingKind>

export const MeetingKindAdded = z.object({ id: z.uuid(), name: line(40) })

/** As people name it; above 密 nothing is kept here. */
export const MeetingClass = z.enum(['none', 'confidential', 'secret', 'topSecret', 'absolutelySecret'])
export type MeetingClass = z.infer<typeof MeetingClass>

export const MeetingStatus = z.enum(['planned', 'cancelled', 'running', 'ended', 'closed', 'signed'])
export type MeetingStatus = z.infer<typeof MeetingStatus>

/** Where an item of the agenda comes from; all but the last two write themselves. */
export const AgendaSource = z.enum([
  'resolution',
  'deficiencies',
  'events',
  'sealed',
  'duties',
  'dates',
  'proposal',
  'own',
])
export type AgendaSource = z.infer<typeof AgendaSource>

export const AgendaItem = z
  .object({
    id: z.uuid(),
    source: AgendaSource,
    /** The resolution that comes back. */
    resolutionId: z.uuid().nullable(),
    /** Who proposes it, or owes it. */
    unitId: z.uuid().nullable(),
    title: line(120),
    /** What the records say of it. */
    facts: z.array(z.string().max(300)).max(40),
    /** What a person says of it. */
    text: optionalProse(2000),
    isStruck: z.boolean(),
  })
  .meta({ id: 'AgendaItem' })
export type AgendaItem = z.infer<typeof AgendaItem>

const spoken = { discussion: optionalProse(4000), resolutions: z.array(ResolutionDraft).max(20) }

export const Minutes = z
  .object({
    /** What the chair says at the beginning and rules at the end. */
    opening: optionalProse(4000),
    items: z.array(z.object({ itemId: z.uuid(), ...spoken })).max(60),
    motions: z.object(spoken),
    ruling: optionalProse(4000),
  })
  .meta({ id: 'Minutes' })
export type Minutes = z.infer<typeof Minutes>

export const Invitee = z.object({
  id: z.uuid(),
  personId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  /** Of somebody without an account. */
  name: optionalLine(60),
  /** 列席 instead of 出席. */
  isObserver: z.boolean(),
})
export type Invitee = z.infer<typeof Invitee>

/** What lies in the envelope of a confidential meeting. */
export const MeetingContent = z.object({
  title: z.string(),
  place: z.string(),
  invitees: z.array(Invitee),
  agenda: z.array(AgendaItem),
  minutes: Minutes,
  /** How often the minutes were written. */
  minutesVersion: z.int(),
  /** The minutes as they were closed: these are signed. */
  document: z.custom<OfficialDocument>().nullable(),
})
export type MeetingContent = z.infer<typeof MeetingContent>

export const MeetingSummary = z
  .object({
    id: z.uuid(),
    kind,
    kindName: z.string().nullable(),
    isConfidential: z.boolean(),
    /** Null while a confidential one is not opened. */
    title: z.string().nullable(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    status: MeetingStatus,
  })
  .meta({ id: 'MeetingSummary' })
export type MeetingSummary = z.infer<typeof MeetingSummary>

const Attendance = Invitee.extend({
  cameAt: z.iso.datetime().nullable(),
  cameId: z.uuid().nullable(),
  cameName: z.string(),
})
export type Attendance = z.infer<typeof Attendance>

export const MeetingPaper = z
  .object({
    id: z.uuid(),
    number: z.int(),
    inviteeId: z.uuid(),
    givenAt: z.iso.datetime(),
    returnedAt: z.iso.datetime().nullable(),
    loss: z.string().nullable(),
  })
  .meta({ id: 'MeetingPaper' })
export type MeetingPaper = z.infer<typeof MeetingPaper>

export const MeetingSupplement = z
  .object({ number: z.int(), reason: z.string(), text: z.string(), at: z.iso.datetime(), byName: z.string() })
  .meta({ id: 'MeetingSupplement' })
export type MeetingSupplement = z.infer<typeof MeetingSupplement>

/** The minutes as they are signed, line by line: headings by their level, all else at 0. */
const PaperLine = z.object({ level: z.int(), text: z.string() })
export type PaperLine = z.infer<typeof PaperLine>

/** Who opened a confidential meeting, and when. */
const Reading = z.object({ at: z.iso.datetime(), personName: z.string() })

export const Meeting = MeetingSummary.extend({
  planId: z.uuid().nullable(),
  planTitle: z.string().nullable(),
  chairId: z.uuid(),
  chairName: z.string(),
  recorderId: z.uuid(),
  recorderName: z.string(),
  sequence: z.int().nullable(),
  code: z.string().nullable(),
  begunAt: z.iso.datetime().nullable(),
  classSaidAtStart: z.iso.datetime().nullable(),
  classSaidAtEnd: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  returnRemark: z.string().nullable(),
  cancelledAt: z.iso.datetime().nullable(),
  /** Why it was put off or cancelled. */
  changeReason: z.string().nullable(),
  hash: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  version: z.int(),
  /** Null while a confidential one is not opened. */
  content: MeetingContent.omit({ title: true, invitees: true, document: true })
    .extend({
      invitees: z.array(Attendance),
      /** The resolutions that come back, as they stand. */
      former: z.array(Resolution),
      resolutions: z.array(Resolution),
      papers: z.array(MeetingPaper),
      supplements: z.array(MeetingSupplement),
      /** Once they are closed. */
      paper: z.array(PaperLine).nullable(),
      readings: z.array(Reading),
    })
    .nullable(),
}).meta({ id: 'Meeting' })
export type Meeting = z.infer<typeof Meeting>

/** What every act answers; what is confidential travels with no answer that is kept. */
export const MeetingReceipt = z.object({ id: z.uuid(), version: z.int() }).meta({ id: 'MeetingReceipt' })

/** What a code leads to, for the one who enters it. */
export const MeetingFound = z
  .object({
    id: z.uuid(),
    kind,
    kindName: z.string().nullable(),
    title: z.string().nullable(),
    isInvited: z.boolean(),
    hasCome: z.boolean(),
    /** Those of the same unit who have not come, and the unit itself. */
    mayStandInFor: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'MeetingFound' })
export type MeetingFound = z.infer<typeof MeetingFound>

/** What the meetings of a plan come to. */
export const MeetingCounts = z
  .object({
    held: z.int(),
    attendees: z.int(),
    proposals: z.int(),
    resolutions: z.int(),
    done: z.int(),
    carried: z.int(),
  })
  .meta({ id: 'MeetingCounts' })
export type MeetingCounts = z.infer<typeof MeetingCounts>

export const MeetingsOfPlan = z
  .object({ counts: MeetingCounts, meetings: z.array(MeetingSummary) })
  .meta({ id: 'MeetingsOfPlan' })
export type MeetingsOfPlan = z.infer<typeof MeetingsOfPlan>
