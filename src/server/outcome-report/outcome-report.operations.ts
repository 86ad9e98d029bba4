import { outcomeOf } from '#domain/outcome-report/outcome-report.rules.ts'
import type { OutcomeReport, OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { Problem } from '#domain/problem.ts'
import { countsOf } from '#domain/sealed-matter/sealed-matter-counts.rules.ts'
import { findAgency, findSettings, listUnits } from '#server/agency/agency.operations.ts'
import { periodOf } from '#server/assignment/assignment-issue.operations.ts'
import { summariesOfPlan } from '#server/deficiency/deficiency.operations.ts'
import { inspectionsOfPlan } from '#server/inspection/inspection.operations.ts'
import { clausesOf, courseOf, setPlanClosed } from '#server/plan/plan-live.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { shadowsOfPlan } from '#server/sealed-matter/sealed-matter.operations.ts'
import { statusOfPlan } from '#server/status-report/status-report.operations.ts'
import * as store from './outcome-report.store.ts'

type ByPlan = { id: string }

async function compose(work: Work, planId: string): Promise<OutcomeReport> {
  const course = await courseOf(work, planId)
  const { plan } = course
  if (plan.status === 'draft' || plan.status === 'submitted') throw new Problem('plan.not_issued')
  return outcomeOf(
    {
      ...course,
      agency: await findAgency(work),
      period: periodOf(plan),
      clauses: clausesOf(course, work.today),
      inspections: await inspectionsOfPlan(work, planId),
      sealed: countsOf(await shadowsOfPlan(work, planId), (await findSettings(work)).sealedCountFrom),
      units: await listUnits(work),
      summaries: await summariesOfPlan(work, planId),
      statusReports: await statusOfPlan(work, { id: planId, title: plan.title, period: periodOf(plan) }),
      today: work.today,
    },
    say,
  )
}

async function viewOf(work: Work, planId: string): Promise<OutcomeReportView> {
  const closed = await store.find(work.tx, planId)
  if (closed)
    return { report: closed.content, closedAt: closed.closedAt, closedByName: closed.closedByName, hash: closed.hash }
  return { report: await compose(work, planId), closedAt: null, closedByName: null, hash: null }
}

/** As it was closed, or as it stands. */
export const reportOf = async (work: Work, planId: string): Promise<OutcomeReport> =>
  (await viewOf(work, planId)).report

export const showOutcomeReport = read('outcomeReport.show', (work, { id }: ByPlan) => viewOf(work, id))

export const downloadOutcomeReport = read('outcomeReport.download', async (work, { id }: ByPlan) => ({
  view: await viewOf(work, id),
  madeAt: work.now.toISOString(),
}))

/** Freezes the report as it stands: from here its figures and its hash never change. */
export const closeOutcomeReport = write(
  'outcomeReport.close',
  async (work, { id }: ByPlan): Promise<OutcomeReportView> => {
    if (await store.find(work.tx, id)) throw new Problem('outcomeReport.already_closed')
    const content = await compose(work, id)
    if (work.today < content.period.end) throw new Problem('outcomeReport.period_running')
    const hash = sha256Of(canonicalJson(content))
    const { agencyId, personId } = work.actor
    await store.insert(work.tx, { planId: id, agencyId, content, hash, closedBy: personId, closedAt: work.now })
    await setPlanClosed(work, id)
    work.record(id, { hash })
    return viewOf(work, id)
  },
)
