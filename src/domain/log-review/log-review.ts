import { z } from 'zod'
import { line, prose } from '#domain/text.ts'
import { LogField, LogFormat, LogMapping, LogSourceKind } from './log-field.ts'

export const LogSource = z
  .object({ id: z.uuid(), name: z.string(), kind: LogSourceKind, mapping: LogMapping.nullable() })
  .meta({ id: 'LogSource' })
export type LogSource = z.infer<typeof LogSource>

/** The product's own audit is taken in by a button and not as a file. */
export const LogSourceAdded = z
  .object({ id: z.uuid(), name: line(80), kind: LogSourceKind.exclude(['audit']) })
  .meta({ id: 'LogSourceAdded' })
export type LogSourceAdded = z.infer<typeof LogSourceAdded>

const fileName = z.string().min(1).max(255)
export const LogAnnounced = z
  .object({ id: z.uuid(), sourceId: z.uuid(), name: fileName, size: z.int().positive() })
  .meta({ id: 'LogAnnounced' })
export type LogAnnounced = z.infer<typeof LogAnnounced>

export const LogImportState = z.enum(['arriving', 'mapping', 'waiting', 'running', 'done', 'failed'])
export type LogImportState = z.infer<typeof LogImportState>

const lineNumbers = z.array(z.int())

/** What became of the lines, none of them lost without being counted; and which rules were asked. */
export const LogSummary = z
  .object({
    sha256: z.string(),
    lines: z.int(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    encodings: z.object({ utf8: z.int(), utf16: z.int(), big5: z.int() }),
    /** In no encoding; of another number of columns; a quotation mark without end; a time that is none. */
    unread: z.object({ text: z.int(), shape: z.int(), quote: z.int(), time: z.int(), blank: z.int() }),
    /** The first of them, by their numbers. */
    unreadLines: lineNumbers,
    rules: z.array(z.string()),
    /** Rules that ask for a column which the file has not. */
    rulesLeft: z.array(z.object({ key: z.string(), fields: z.array(LogField) })),
    /** Rules that found more than anybody could look at. */
    rulesTooMany: z.array(z.string()),
  })
  .meta({ id: 'LogSummary' })
export type LogSummary = z.infer<typeof LogSummary>

export const LogImport = z
  .object({
    id: z.uuid(),
    sourceId: z.uuid(),
    sourceName: z.string(),
    sourceKind: LogSourceKind,
    name: z.string(),
    size: z.int(),
    received: z.int(),
    state: LogImportState,
    begunAt: z.iso.datetime(),
    begunByName: z.string(),
    finishedAt: z.iso.datetime().nullable(),
    progress: z.int(),
    problem: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
    summary: LogSummary.nullable(),
    originalSha256: z.string().nullable(),
    sampleSeed: z.string().nullable(),
    sampleCount: z.int(),
    version: z.int(),
  })
  .meta({ id: 'LogImport' })
export type LogImport = z.infer<typeof LogImport>

export const LogImportListed = LogImport.pick({
  ...{ id: true, sourceId: true, sourceName: true, sourceKind: true, name: true, state: true, begunAt: true },
  ...{ begunByName: true, finishedAt: true },
})
  .extend({ findings: z.int(), open: z.int() })
  .meta({ id: 'LogImportListed' })
export type LogImportListed = z.infer<typeof LogImportListed>

export const LogReviews = z
  .object({ sources: z.array(LogSource), imports: z.array(LogImportListed), largestMib: z.int() })
  .meta({ id: 'LogReviews' })
export type LogReviews = z.infer<typeof LogReviews>

/** How much of a log is here. */
export const LogArrival = z.object({ received: z.int(), state: LogImportState }).meta({ id: 'LogArrival' })
export type LogArrival = z.infer<typeof LogArrival>

/** The beginning of a log, and how it would be read. */
export const LogLook = z
  .object({
    formats: z.array(LogFormat),
    mapping: LogMapping,
    rows: z.array(z.array(z.string())),
    /** Whether the source's files have been read before; then which columns went and which came since. */
    isKnown: z.boolean(),
    missing: z.array(z.string()),
    added: z.array(z.string()),
    version: z.int(),
  })
  .meta({ id: 'LogLook' })
export type LogLook = z.infer<typeof LogLook>

export const LogOrder = z
  .object({
    id: z.uuid(),
    version: z.int(),
    mapping: LogMapping,
    sampleCount: z.int().min(0).max(200),
    /** Null: the server throws the dice. */
    sampleSeed: line(200).nullable(),
  })
  .meta({ id: 'LogOrder' })
export type LogOrder = z.infer<typeof LogOrder>

export const LogFindingState = z.enum(['open', 'explained', 'dismissed', 'sealed'])
export type LogFindingState = z.infer<typeof LogFindingState>

export const EvidenceLine = z.object({ number: z.int(), text: z.string() })

/** What of a finding lies in its envelope. */
export const LogFindingContent = z.object({
  who: z.string().nullable(),
  personName: z.string().nullable(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** Name and reason of the rule as it was asked, and its numbers. */
  rule: z.object({ name: z.record(z.string(), z.string()), why: z.record(z.string(), z.string()) }),
  limits: z.record(z.string(), z.union([z.string(), z.number()])),
  lines: z.array(EvidenceLine),
})
export type LogFindingContent = z.infer<typeof LogFindingContent>

export const LogFinding = z
  .object({
    id: z.uuid(),
    importId: z.uuid(),
    sourceName: z.string(),
    fileName: z.string(),
    sha256: z.string(),
    ruleKey: z.string(),
    onDay: z.iso.date(),
    lineCount: z.int(),
    state: LogFindingState,
    settledAt: z.iso.datetime().nullable(),
    settledByName: z.string().nullable(),
    reason: z.string().nullable(),
    version: z.int(),
    ...LogFindingContent.shape,
  })
  .meta({ id: 'LogFinding' })
export type LogFinding = z.infer<typeof LogFinding>

export const LogFindingListed = LogFinding.omit({ lines: true, limits: true, reason: true, sha256: true }).meta({
  id: 'LogFindingListed',
})
export type LogFindingListed = z.infer<typeof LogFindingListed>

export const LogSettlement = z
  .object({
    id: z.uuid(),
    version: z.int(),
    state: LogFindingState.exclude(['open']),
    reason: prose(1000),
    /** Said where a mark of a higher class stands in the reason, and it is meant as an ordinary word. */
    isMarkMeant: z.boolean(),
  })
  .meta({ id: 'LogSettlement' })
export type LogSettlement = z.infer<typeof LogSettlement>

export const LogSampleLine = z
  .object({
    id: z.uuid(),
    number: z.int(),
    text: z.string(),
    verdict: z.enum(['inOrder', 'notInOrder']).nullable(),
    lookedByName: z.string().nullable(),
    lookedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'LogSampleLine' })
export type LogSampleLine = z.infer<typeof LogSampleLine>

/** Whose an account is, and what makes its use look other than it is. */
export const LogAccount = z.object({
  account: z.string(),
  name: z.string(),
  unit: z.string(),
  leftOn: z.iso.date().nullable(),
  isService: z.boolean(),
  kin: z.array(z.string()),
  absences: z.array(z.object({ start: z.iso.date(), end: z.iso.date() })),
})
export type LogAccount = z.infer<typeof LogAccount>
export const LogAccounts = z.array(LogAccount)

export const LogAccountList = z
  .object({ number: z.int(), accounts: LogAccounts, text: z.string() })
  .meta({ id: 'LogAccountList' })
export type LogAccountList = z.infer<typeof LogAccountList>

/** One account a line, as it is typed or pasted from a table. */
export const LogAccountText = z
  .object({ number: z.int().min(0), text: z.string().max(400_000) })
  .meta({ id: 'LogAccountText' })
export type LogAccountText = z.infer<typeof LogAccountText>

export const LogAuditOrder = z
  .object({ id: z.uuid(), from: z.iso.date(), until: z.iso.date() })
  .meta({ id: 'LogAuditOrder' })
export type LogAuditOrder = z.infer<typeof LogAuditOrder>
