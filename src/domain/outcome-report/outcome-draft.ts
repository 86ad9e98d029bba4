import { z } from 'zod'
import { StoredFile } from '#domain/file/file.ts'
import { optionalLine, prose } from '#domain/text.ts'
import { OwnFigure } from './statistics.ts'

/** In the order in which the report has them; the last one bears no number. */
export const SectionKey = z.enum([
  'basis',
  'period',
  'plan',
  'execution',
  'inspection',
  'meetings',
  'awareness',
  'reporting',
  'review',
  'rewards',
  'attachments',
])
export type SectionKey = z.infer<typeof SectionKey>

/** What the records propose to be said, and what an officer says instead. */
export const ReportSection = z
  .object({ key: SectionKey, proposal: z.string(), text: z.string().nullable() })
  .meta({ id: 'ReportSection' })
export type ReportSection = z.infer<typeof ReportSection>

/** Assignments and deficiencies that share one reason. */
export const SharedReason = z
  .object({ reason: prose(500), ids: z.array(z.uuid()).min(1).max(10_000) })
  .meta({ id: 'SharedReason' })
export type SharedReason = z.infer<typeof SharedReason>

/** One picture, or two that stand side by side: before and after. */
export const ChosenPhotograph = z
  .object({ caption: optionalLine(120), fileIds: z.array(z.uuid()).min(1).max(2) })
  .meta({ id: 'ChosenPhotograph' })
export type ChosenPhotograph = z.infer<typeof ChosenPhotograph>

export const OutcomeDraft = z
  .object({
    texts: z.array(z.object({ key: SectionKey, text: prose(8000) })).max(SectionKey.options.length),
    reasons: z.array(SharedReason).max(500),
    photographs: z.array(ChosenPhotograph).max(60),
    figures: z.array(OwnFigure).max(120),
  })
  .meta({ id: 'OutcomeDraft' })
export type OutcomeDraft = z.infer<typeof OutcomeDraft>

export const emptyDraft: OutcomeDraft = { texts: [], reasons: [], photographs: [], figures: [] }

export const OutcomeWriting = z
  .object({ id: z.uuid(), version: z.int().min(0), ...OutcomeDraft.shape })
  .meta({ id: 'OutcomeWriting' })

/** Pictures of one record of the period, to choose from. */
export const PhotographSource = z
  .object({
    kind: z.enum(['assignment', 'deficiency']),
    id: z.uuid(),
    name: z.string(),
    unitName: z.string(),
    files: z.array(StoredFile),
    /** Of a deficiency: as it was mended. */
    after: z.array(StoredFile),
  })
  .meta({ id: 'PhotographSource' })
export type PhotographSource = z.infer<typeof PhotographSource>

/** 補充第1號, 補充第2號 …: what is put right after closing. */
export const Supplement = z
  .object({
    number: z.int().positive(),
    reason: z.string(),
    text: z.string(),
    writtenByName: z.string(),
    writtenAt: z.iso.datetime(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'Supplement' })
export type Supplement = z.infer<typeof Supplement>

export const SupplementEntry = z
  .object({ id: z.uuid(), reason: prose(500), text: prose(8000) })
  .meta({ id: 'SupplementEntry' })
