import { z } from 'zod'
import { FileIds, StoredFile } from '#domain/file/file.ts'
import { FollowUpKind } from '#domain/follow-up-case/follow-up-model.ts'
import { SeverityJudged } from '#domain/incident/cyber-severity.ts'
import { FactsChange, FactsKnown } from '#domain/incident/incident.ts'
import { Obligation } from '#domain/incident/incident-clock.ts'
import { IncidentReport } from '#domain/incident/incident-report.ts'
import { Authority } from '#domain/route/authority.ts'
import { line, optionalProse } from '#domain/text.ts'

export const IncidentEntryKind = z.enum([
  'recorded',
  'handedOver',
  'factsChanged',
  'severityJudged',
  'notice',
  'measure',
  'receipt',
  'note',
  'file',
  'correction',
  'controlled',
  'closed',
  'reportIssued',
])
export type IncidentEntryKind = z.infer<typeof IncidentEntryKind>

/** The number under which an outside platform keeps it. */
export const Receipt = z.object({ authority: Authority, number: line(60) })

export const IncidentEntryDetail = z.object({
  facts: FactsKnown.optional(),
  /** When the facts of this entry became known; left out where that is the beginning. */
  since: z.iso.datetime().optional(),
  occurredAt: z.iso.datetime().optional(),
  knownAt: z.iso.datetime().optional(),
  judged: SeverityJudged.optional(),
  receipt: Receipt.optional(),
  /** What of the clocks was done by it. */
  did: Obligation.optional(),
  /** Who knows of the event because it was they who recorded it. */
  knownTo: z.array(Authority).optional(),
  /** What it corrects did not happen. */
  voids: z.literal(true).optional(),
  leftOpen: z.array(Obligation).optional(),
  report: IncidentReport.pick({ id: true, form: true, stage: true, number: true }).optional(),
  /** The cases that went on when it was closed. */
  followedBy: z.array(FollowUpKind).optional(),
})
export type IncidentEntryDetail = z.infer<typeof IncidentEntryDetail>

/** One line of the timeline: kept as it was written; a correction is another one. */
export const IncidentEntry = z
  .object({
    id: z.uuid(),
    kind: IncidentEntryKind,
    /** When it happened, as it was said. */
    at: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    byName: z.string(),
    text: z.string(),
    detail: IncidentEntryDetail,
    /** The entry that this one corrects. */
    corrects: z.uuid().nullable(),
    files: z.array(StoredFile),
  })
  .meta({ id: 'IncidentEntry' })
export type IncidentEntry = z.infer<typeof IncidentEntry>

/** What people write into the timeline themselves. */
export const EntryRecord = z
  .object({
    id: z.uuid(),
    entryId: z.uuid(),
    kind: z.enum(['measure', 'receipt', 'note', 'file', 'correction']),
    at: z.iso.datetime(),
    text: optionalProse(1000),
    receipt: Receipt.nullable().default(null),
    /** The clock that is met by it. */
    clockId: z.uuid().nullable().default(null),
    corrects: z.uuid().nullable().default(null),
    voids: z.boolean().default(false),
    fileIds: FileIds.default([]),
  })
  .meta({ id: 'EntryRecord' })
export type EntryRecord = z.infer<typeof EntryRecord>

/** The answers of the assistant for levels; the server judges by the same matrix. */
export const SeverityJudgement = FactsChange.pick({
  id: true,
  entryId: true,
  version: true,
  since: true,
  reason: true,
}).extend({ hits: SeverityJudged.shape.hits })
export type SeverityJudgement = z.infer<typeof SeverityJudgement>
