import { z } from 'zod'
import { NoticeStage } from '#domain/incident/incident.ts'
import { IncidentForm } from '#domain/route/route.ts'
import data from './report-forms.json' with { type: 'json' }

/** What of the card a field fills itself from. */
export const ReportSource = z.enum([
  'kinds',
  'occurredAt',
  'knownAt',
  'place',
  'flags',
  'what',
  'files',
  'receipts',
  'measures',
  'state',
  'headToldAt',
  'superiorToldAt',
  'stationTold',
  'nextDue',
  'closingReport',
  'unit',
  'severity',
  'controlledAt',
])
export type ReportSource = z.infer<typeof ReportSource>

export const ReportField = z.strictObject({
  key: z.string(),
  /** `mark` is yes, no or not known. */
  kind: z.enum(['line', 'prose', 'moment', 'mark', 'choice']),
  /** Without one the officer types it. */
  from: ReportSource.optional(),
  options: z.array(z.string()).optional(),
  /** Says who somebody is that must be protected: it is written by hand and never kept here. */
  protected: z.literal(true).optional(),
  /** Left out for all. */
  stages: z.array(NoticeStage).optional(),
})
export type ReportField = z.infer<typeof ReportField>

export const ReportSection = z.strictObject({ key: z.string(), fields: z.array(ReportField).min(1) })
export type ReportSection = z.infer<typeof ReportSection>

/** Model forms: no public copy of the official ones is known but of F2, and F6 holds only what is tracked. */
export const reportForms = z.record(IncidentForm, z.array(ReportSection).min(1)).parse(data)

/** The sections of a form at this stage. */
export const sectionsOf = (form: IncidentForm, stage: NoticeStage): ReportSection[] =>
  reportForms[form]
    .map(({ key, fields }) => ({ key, fields: fields.filter(({ stages }) => !stages || stages.includes(stage)) }))
    .filter(({ fields }) => fields.length > 0)

/** What the officer is asked for. */
export const fieldsToType = (form: IncidentForm, stage: NoticeStage): ReportField[] =>
  sectionsOf(form, stage).flatMap(({ fields }) => fields.filter((field) => !field.from && !field.protected))

export const protectedFields = (form: IncidentForm, stage: NoticeStage): ReportField[] =>
  sectionsOf(form, stage).flatMap(({ fields }) => fields.filter((field) => field.protected))
