import type { OutcomeDraft } from '#domain/outcome-report/outcome-draft.ts'
import {
  clauseRow,
  countedCourse,
  type LastYear,
  type ReportFacts,
} from '#domain/outcome-report/outcome-report.rules.ts'
import { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { type CountedCourse, modelOutcomeTable } from '#domain/outcome-report/statistics.rules.ts'
import { Problem } from '#domain/problem.ts'
import { countsOf } from '#domain/sealed-matter/sealed-matter-counts.rules.ts'
import { findAgency, findSettings, listUnits } from '#server/agency/agency.operations.ts'
import { periodOf } from '#server/assignment/assignment-issue.operations.ts'
import { campaignsSentUnder } from '#server/awareness-campaign/awareness-campaign.operations.ts'
import { summariesOfPlan } from '#server/deficiency/deficiency.operations.ts'
import { findFiles } from '#server/file/file.operations.ts'
import { inspectionsOfPlan } from '#server/inspection/inspection.operations.ts'
import { listMeetingsOfPlan, meetingsHeldUnder } from '#server/meeting/meeting.operations.ts'
import { type Course, clausesOf, courseOf } from '#server/plan/plan-live.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import { rewardsOfPlan } from '#server/reward-and-discipline/reward-proposal.operations.ts'
import { shadowsOfPlan } from '#server/sealed-matter/sealed-matter.operations.ts'
import { statusOfPlan } from '#server/status-report/status-report.operations.ts'
import { trainingsHeldUnder } from '#server/training/training.operations.ts'
import * as store from './outcome-report.store.ts'

async function happenedUnder(work: Work, course: Course) {
  const { plan } = course
  return {
    ...course,
    inspections: await inspectionsOfPlan(work, plan.id),
    statusReports: await statusOfPlan(work, { id: plan.id, title: plan.title, period: periodOf(plan) }),
    shadows: await shadowsOfPlan(work, plan.id),
    rewards: await rewardsOfPlan(work, plan.id),
    heldMeetings: await meetingsHeldUnder(work, plan.id),
    campaigns: await campaignsSentUnder(work, plan.id),
    trainings: await trainingsHeldUnder(work, plan.id),
    today: work.today,
  }
}
type Happened = Awaited<ReturnType<typeof happenedUnder>>

const counted = ({ shadows, ...happened }: Happened): CountedCourse =>
  countedCourse({ ...happened, sealedTotal: shadows.length })

/** Its closed report stands; without one its records say what came of it. */
async function lastYearOf(work: Work, planId: string): Promise<LastYear> {
  const closed = await store.find(work.tx, planId)
  const report = closed && OutcomeReport.parse(closed.content)
  if (report && report.statistics.length > 0) return { ...report, counted: report.statistics }
  const happened = await happenedUnder(work, await courseOf(work, planId))
  const clauses = clausesOf(happened, work.today).map((clause) => clauseRow(clause, happened, say))
  return { title: happened.plan.title, clauses: report?.clauses ?? clauses, counted: counted(happened) }
}

async function photographsOf(work: Work, { photographs }: OutcomeDraft): Promise<ReportFacts['photographs']> {
  const files = await findFiles(
    work,
    photographs.flatMap(({ fileIds }) => fileIds),
  )
  const byId = new Map(files.map((file) => [file.id, file]))
  return photographs.map(({ caption, fileIds }) => ({
    caption,
    files: fileIds.map((id) => byId.get(id)).filter((file) => file !== undefined),
  }))
}

/** The agency's own table, else the product's model. */
export const outcomeTableOf = async (work: Work) => (await store.findTable(work.tx)) ?? modelOutcomeTable

/** All that the report of a plan is made of, as it stands now. */
export async function outcomeFacts(work: Work, planId: string, draft: OutcomeDraft): Promise<ReportFacts> {
  const course = await courseOf(work, planId)
  const { plan } = course
  if (plan.status === 'draft' || plan.status === 'submitted') throw new Problem('plan.not_issued')
  const { shadows, ...happened } = await happenedUnder(work, course)
  const { lastYearId, otherIds } = await store.findPlansAround(work.tx, planId)
  const others: CountedCourse[] = []
  for (const id of otherIds) others.push(counted(await happenedUnder(work, await courseOf(work, id))))
  return {
    ...happened,
    agency: await findAgency(work),
    period: periodOf(plan),
    clauses: clausesOf(course, work.today),
    sealed: countsOf(shadows, (await findSettings(work)).sealedCountFrom),
    sealedTotal: shadows.length,
    meetings: (await listMeetingsOfPlan(work, planId)).counts,
    units: await listUnits(work),
    summaries: await summariesOfPlan(work, planId),
    draft,
    photographs: await photographsOf(work, draft),
    table: (await outcomeTableOf(work)).rows,
    lastYear: lastYearId === null ? null : await lastYearOf(work, lastYearId),
    others,
  }
}
