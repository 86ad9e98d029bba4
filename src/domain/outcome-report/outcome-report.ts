import { z } from 'zod'
import { Chart } from '#domain/chart.ts'
import { LookOnPaper, TemplateChapter } from '#domain/document-template/document-template.ts'
import { StoredFile } from '#domain/file/file.ts'
import { ClauseState } from '#domain/plan/plan.ts'
import { SealedCounts } from '#domain/sealed-matter/sealed-matter.ts'
import { StatusCount } from '#domain/status-report/status-report.ts'
import { OutcomeDraft, ReportSection, Supplement } from './outcome-draft.ts'
import { CountedKind, Statistic } from './statistics.ts'

/** A figure of the report and the records it counts. */
export const Figure = z
  .object({
    value: z.int(),
    opens: z.array(z.object({ kind: CountedKind, id: z.uuid() })),
  })
  .meta({ id: 'Figure' })
export type Figure = z.infer<typeof Figure>

export const ReportClause = z
  .object({
    label: z.string(),
    level: z.int(),
    heading: z.string().nullable(),
    text: z.string(),
    state: ClauseState,
    /** What was done, in sentences: by whom, when, with what result. */
    accounts: z.array(z.string()),
    done: Figure,
    owed: Figure,
    deficiencies: Figure,
  })
  .meta({ id: 'ReportClause' })
export type ReportClause = z.infer<typeof ReportClause>

/** An assignment or a deficiency that closing leaves open, and why. */
export const NotDone = z
  .object({
    kind: z.enum(['assignment', 'deficiency']),
    id: z.uuid(),
    clauseLabel: z.string().nullable(),
    name: z.string(),
    unitId: z.uuid(),
    unitName: z.string(),
    dueDate: z.iso.date(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'NotDone' })
export type NotDone = z.infer<typeof NotDone>

const Part = z.object({ owed: z.int(), done: z.int() })
/** A clause in this year's plan and the last; null where that plan has none of it. */
export const ClauseComparison = z
  .object({ label: z.string(), name: z.string(), now: Part.nullable(), before: Part.nullable() })
  .meta({ id: 'ClauseComparison' })
export type ClauseComparison = z.infer<typeof ClauseComparison>

export const ReportPhotograph = z
  .object({ caption: z.string(), files: z.array(StoredFile) })
  .meta({ id: 'ReportPhotograph' })
export type ReportPhotograph = z.infer<typeof ReportPhotograph>

export const OutcomeReport = z
  .object({
    planId: z.uuid(),
    title: z.string(),
    agencyName: z.string(),
    exercise: z.boolean(),
    period: z.object({ start: z.iso.date(), end: z.iso.date(), days: z.int() }),
    writtenOn: z.iso.date(),
    /** The amendment that the plan stood at; missing where it was never amended. */
    amendment: z.object({ number: z.int(), since: z.iso.date() }).optional(),
    totals: z.object({
      assignments: Figure,
      done: Figure,
      late: Figure,
      inspections: Figure,
      answers: z.int(),
      deficienciesFound: Figure,
      deficienciesReleased: Figure,
      incidents: Figure,
    }),
    /** Missing from reports that were closed before there were any. */
    sealed: SealedCounts.optional(),
    units: z.array(
      z.object({
        unitId: z.uuid(),
        name: z.string(),
        owed: z.int(),
        done: z.int(),
        inspections: z.int(),
        deficiencies: z.int(),
        released: z.int(),
      }),
    ),
    /** By unit or facility; a report that was closed before there were any has none. */
    statusReports: z.array(StatusCount.extend({ name: z.string() })).default([]),
    clauses: z.array(ReportClause),
    /** What follows came with the sections; reports that were closed before have none of it. */
    sections: z.array(ReportSection).default([]),
    statistics: z.array(Statistic).default([]),
    notDone: z.array(NotDone).default([]),
    photographs: z.array(ReportPhotograph).default([]),
    charts: z.array(Chart).default([]),
    /** How the agency sets and orders it; missing where that is the product's own way. */
    paper: z.object({ number: z.int(), chapters: z.array(TemplateChapter), look: LookOnPaper }).optional(),
    lastYear: z
      .object({ title: z.string(), clauses: z.array(ClauseComparison) })
      .nullable()
      .default(null),
  })
  .meta({ id: 'OutcomeReport' })
export type OutcomeReport = z.infer<typeof OutcomeReport>

/** A closed report is frozen: `content` and `hash` never change again. */
export const OutcomeReportView = z
  .object({
    report: OutcomeReport,
    closedAt: z.iso.datetime().nullable(),
    closedByName: z.string().nullable(),
    hash: z.string().nullable(),
    supplements: z.array(Supplement),
    /** What officers wrote, to be gone on with; null once it is closed. */
    draft: z.object({ version: z.int(), content: OutcomeDraft }).nullable(),
  })
  .meta({ id: 'OutcomeReportView' })
export type OutcomeReportView = z.infer<typeof OutcomeReportView>
