import { z } from 'zod'
import { FileIds } from '#domain/file/file.ts'
import { Notice } from '#domain/incident/incident.ts'
import { RoutesSay } from '#domain/incident/incident-card.ts'
import { IncidentClock } from '#domain/incident/incident-clock.ts'
import { IncidentReport, IncidentReportRecord } from '#domain/incident/incident-report.ts'
import { Authority } from '#domain/route/authority.ts'
import { CyberSeverity, IncidentFlag, IncidentKind } from '#domain/route/route.ts'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'

export const SealedCapacity = z.enum(['responsible', 'recipient'])
export type SealedCapacity = z.infer<typeof SealedCapacity>

/** What stands outside the envelope: that there is a matter, of which kind, since when, how far. */
export const SealedShadow = z
  .object({
    id: z.uuid(),
    /** Says nothing of how many there are. */
    number: z.string(),
    planId: z.uuid().nullable(),
    kinds: z.array(IncidentKind),
    flags: z.array(IncidentFlag),
    cyberSeverity: CyberSeverity.nullable(),
    /** 機密 and above: nothing but that it was handed over is kept. */
    contentOutside: z.boolean(),
    occurredAt: z.iso.datetime(),
    knownAt: z.iso.datetime(),
    reportedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'SealedShadow' })
export type SealedShadow = z.infer<typeof SealedShadow>

/** The same fields as an ordinary event, and what only a sealed one has. */
export const SealedMatterRecord = z
  .object({
    id: z.uuid(),
    planId: z.uuid().nullable(),
    kinds: z.array(IncidentKind).min(1).max(8),
    flags: z.array(IncidentFlag).max(IncidentFlag.options.length).default([]),
    cyberSeverity: CyberSeverity.nullable().default(null),
    what: optionalProse(2000),
    place: optionalLine(200),
    occurredAt: z.iso.datetime(),
    knownAt: z.iso.datetime(),
    /** Who had to do with it, in words. */
    people: optionalProse(1000).default(''),
    /** Who said so, if that is not whoever reports it: kept apart from everything else. */
    source: optionalProse(1000).default(''),
    /** People of the agency whom it concerns: they never learn of it. */
    concernedIds: z.array(z.uuid()).max(20).default([]),
    /** None are taken: what lies in the store of files is not sealed. */
    fileIds: FileIds.default([]),
    /** The text bears the mark of a higher class, and somebody says that it belongs here all the same. */
    isMarkMeant: z.boolean().default(false),
  })
  .meta({ id: 'SealedMatterRecord' })
export type SealedMatterRecord = z.infer<typeof SealedMatterRecord>

/** All that whoever reports it gets. */
export const SealedReceipt = z
  .object({ id: z.uuid(), number: z.string(), reportedAt: z.iso.datetime() })
  .meta({ id: 'SealedReceipt' })

/** Inside the envelope. */
export const SealedContent = z.object({ what: z.string(), place: z.string(), people: z.string() })
/** In an envelope of its own. */
export const SealedSource = z
  .object({ reporterId: z.uuid().nullable(), reporterName: z.string(), text: z.string() })
  .meta({ id: 'SealedSource' })
export const ConcernedIds = z.array(z.uuid())

export const HandedOverTo = z.object({
  authority: Authority,
  /** Who took it there. */
  officer: line(60),
  at: z.iso.datetime(),
  receipt: optionalLine(60),
})

/** Whom somebody told, as of any event. */
const Told = Notice.pick({
  authority: true,
  recipient: true,
  means: true,
  stage: true,
  toldAt: true,
  answeredBy: true,
  remark: true,
})

/** One line of the timeline, as it lies in its envelope. It is never changed: what was wrong is said in a further line. */
export const SealedEntryContent = z.object({
  kind: z.enum([
    'note',
    'measure',
    'notice',
    'handOver',
    'readerNamed',
    'readerEnded',
    'excluded',
    'reportIssued',
    'closed',
  ]),
  text: z.string(),
  notice: Told.nullable(),
  handOver: HandedOverTo.nullable(),
  report: IncidentReport.pick({ form: true, stage: true, number: true }).nullable(),
})
export type SealedEntryContent = z.infer<typeof SealedEntryContent>

export const SealedEntry = SealedEntryContent.extend({
  id: z.uuid(),
  enteredAt: z.iso.datetime(),
  enteredByName: z.string().nullable(),
}).meta({ id: 'SealedEntry' })
export type SealedEntry = z.infer<typeof SealedEntry>

export const SealedReader = z
  .object({ personId: z.uuid(), name: z.string(), capacity: SealedCapacity, since: z.iso.datetime() })
  .meta({ id: 'SealedReader' })
export type SealedReader = z.infer<typeof SealedReader>

/** Who had it before their eyes, when, by doing what. */
export const SealedReading = z
  .object({ at: z.iso.datetime(), name: z.string(), operation: z.string() })
  .meta({ id: 'SealedReading' })
export type SealedReading = z.infer<typeof SealedReading>

/** What was typed for a report, in an envelope of its own, as is the document that was made of it. */
export const SealedReportTyped = IncidentReport.pick({ telephone: true, typed: true })

/** As of any event; what lies in an envelope needs no hash. */
export const SealedReport = IncidentReport.omit({ sha256: true }).meta({ id: 'SealedReport' })
export type SealedReport = z.infer<typeof SealedReport>

/** A matter with its envelope open: only ever given to who may read it, and only after that was recorded. */
export const SealedMatter = SealedShadow.extend({
  ...SealedContent.shape,
  /** In which capacity it is shown; null by a glass that two people broke. */
  capacity: SealedCapacity.nullable(),
  hasSource: z.boolean(),
  entries: z.array(SealedEntry),
  /** In the order of issuing. */
  reports: z.array(SealedReport),
  readers: z.array(SealedReader),
  concerned: z.array(z.object({ personId: z.uuid(), name: z.string() })),
  readings: z.array(SealedReading),
  says: RoutesSay,
  clocks: z.array(IncidentClock.omit({ id: true, supersededAt: true, supersededBy: true })),
  /** Held by somebody whom it concerns: not told. */
  barred: z.array(Authority),
}).meta({ id: 'SealedMatter' })
export type SealedMatter = z.infer<typeof SealedMatter>

const ofMatter = { id: z.uuid(), version: z.int() }

export const SealedEntryRecord = z
  .object({
    ...ofMatter,
    kind: z.enum(['note', 'measure']),
    text: prose(2000),
    isMarkMeant: z.boolean().default(false),
  })
  .meta({ id: 'SealedEntryRecord' })
export type SealedEntryRecord = z.infer<typeof SealedEntryRecord>

export const SealedNoticeRecord = Told.extend(ofMatter).meta({ id: 'SealedNoticeRecord' })
export type SealedNoticeRecord = z.infer<typeof SealedNoticeRecord>

export const SealedHandOverRecord = HandedOverTo.extend(ofMatter).meta({ id: 'SealedHandOverRecord' })
export type SealedHandOverRecord = z.infer<typeof SealedHandOverRecord>

export const SealedReportRecord = IncidentReportRecord.pick({ form: true, stage: true, telephone: true, typed: true })
  .extend({ ...ofMatter, isMarkMeant: z.boolean().default(false) })
  .meta({ id: 'SealedReportRecord' })
export type SealedReportRecord = z.infer<typeof SealedReportRecord>

export const ReaderNamed = z
  .object({ ...ofMatter, personId: z.uuid(), capacity: SealedCapacity })
  .meta({ id: 'ReaderNamed' })
export type ReaderNamed = z.infer<typeof ReaderNamed>

export const PersonOfMatter = z.object({ ...ofMatter, personId: z.uuid() }).meta({ id: 'PersonOfMatter' })
export type PersonOfMatter = z.infer<typeof PersonOfMatter>

export const SealedClosing = z
  .object({
    ...ofMatter,
    text: optionalProse(2000),
    /** Cases that follow the matter and go on, named one by one. */
    leftOpen: z.array(z.uuid()).max(10).default([]),
  })
  .meta({ id: 'SealedClosing' })
export type SealedClosing = z.infer<typeof SealedClosing>

/** The shadows of a plan as figures; small ones are not told, and what is not told is null. */
export const SealedCounts = z
  .object({
    /** Counts from here on are told. */
    from: z.int(),
    total: z.int().nullable(),
    closed: z.int().nullable(),
    byKind: z.array(z.object({ kind: IncidentKind, count: z.int() })).nullable(),
  })
  .meta({ id: 'SealedCounts' })
export type SealedCounts = z.infer<typeof SealedCounts>
