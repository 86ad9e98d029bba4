import { z } from 'zod'
import { NoticeStage } from '#domain/incident/incident.ts'
import { Authority } from '#domain/route/authority.ts'
import { IncidentForm } from '#domain/route/route.ts'
import { line, optionalLine, optionalProse } from '#domain/text.ts'

/** What the officer typed, by the key of the field; the rest of a form fills itself from the card. */
export const TypedFields = z.record(z.string().max(40), optionalProse(2000))
export type TypedFields = z.infer<typeof TypedFields>

/** A report on a form as it was issued: first, follow-up or final. It never changes. */
export const IncidentReport = z
  .object({
    id: z.uuid(),
    form: IncidentForm,
    stage: NoticeStage,
    /** Follow-ups are counted; a first and a final report are the only ones of their form. */
    number: z.int(),
    issuedAt: z.iso.datetime(),
    issuedByName: z.string(),
    telephone: z.string(),
    typed: TypedFields,
    /** SHA-256 over the content. */
    sha256: z.string(),
  })
  .meta({ id: 'IncidentReport' })
export type IncidentReport = z.infer<typeof IncidentReport>

export const IncidentReportRecord = z
  .object({
    /** of the event */
    id: z.uuid(),
    reportId: z.uuid(),
    entryId: z.uuid(),
    form: IncidentForm,
    stage: NoticeStage,
    /** Where the writer can be called back. */
    telephone: line(40),
    typed: TypedFields,
  })
  .meta({ id: 'IncidentReportRecord' })
export type IncidentReportRecord = z.infer<typeof IncidentReportRecord>

export const FaxAsked = z.object({ id: z.uuid(), to: Authority, telephone: optionalLine(40).default('') })
export type FaxAsked = z.infer<typeof FaxAsked>
