import { archivesLook, type OfficialDocument } from '#domain/document.ts'
import type { TemplateContent } from '#domain/document-template/document-template.ts'
import { examples } from '#domain/document-template/placeholders.ts'
import { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { findAgency } from '#server/agency/agency.operations.ts'
import { newestIssuedPlan } from '#server/plan/plan.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import { outcomeDocument } from './outcome-report.document.ts'
import { reportOf } from './outcome-report.operations.ts'

/** The report of the newest plan, without the pictures; where there is no plan, one in which nothing happened yet. */
export async function previewOutcome(work: Work, template: TemplateContent): Promise<OfficialDocument> {
  const plan = await newestIssuedPlan(work)
  const newest = plan ? await reportOf(work, plan.id) : await exampleReport(work)
  const paper = { number: 0, chapters: template.chapters, look: archivesLook }
  const report = { ...newest, charts: [], photographs: [], paper }
  const view = { report, closedAt: null, closedByName: null, hash: null, supplements: [], draft: null }
  return outcomeDocument(view, work.now.toISOString(), say)
}

async function exampleReport(work: Work): Promise<OutcomeReport> {
  const { name: agencyName, exercise } = await findAgency(work)
  const none = { value: 0, opens: [] }
  return OutcomeReport.parse({
    ...{ planId: work.newId(), title: examples.plan, agencyName, exercise, writtenOn: work.today },
    period: { start: '2026-02-11', end: '2026-02-25', days: 15 },
    totals: {
      ...{ assignments: none, done: none, late: none, inspections: none, answers: 0 },
      ...{ deficienciesFound: none, deficienciesReleased: none, incidents: none },
    },
    ...{ units: [], clauses: [] },
  })
}
