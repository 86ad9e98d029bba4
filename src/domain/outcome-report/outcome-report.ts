import { z } from 'zod'
import { ClauseState } from '#domain/plan/plan.ts'
import { SealedCounts } from '#domain/sealed-matter/sealed-matter.ts'
import { StatusCount } from '#domain/status-report/status-report.ts'

/** A figure of the report and the records it counts. */
export const Figure = z
  .object({
    value: z.int(),
    opens: z.array(z.object({ kind: z.enum(['assignment', 'inspection', 'deficiency', 'incident']), id: z.uuid() })),
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
  })
  .meta({ id: 'OutcomeReportView' })
export type OutcomeReportView = z.infer<typeof OutcomeReportView>
