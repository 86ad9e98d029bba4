import type { z } from 'zod'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { proposePeriod } from '#domain/calendar.ts'
import type { Duty } from '#domain/duty/duty.ts'
import { updateCitations } from '#domain/law/citation.ts'
import { carryOver, textOfNextYear } from '#domain/plan/next-year.rules.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'
import type { CitationChange, Lesson, NextYear, Plan } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import { findAgencyName } from '#server/agency/agency.operations.ts'
import { periodOf } from '#server/assignment/assignment-issue.operations.ts'
import { insertDuties } from '#server/duty/duty.operations.ts'
import { alwaysFailedItems } from '#server/inspection/lessons.operations.ts'
import { findLibrary } from '#server/law/library.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import { detailOf, keepReading, planFrom } from './plan.operations.ts'
import * as store from './plan.store.ts'
import { type Course, courseOf } from './plan-live.operations.ts'

/** Next year's plan from this one: its text with new dates and citations, last year's decisions as proposals. */
export const startNextYear = write('plan.startNextYear', async (work, input: z.infer<typeof NextYear>) => {
  const course = await courseOf(work, input.planId)
  const { plan } = course
  if (plan.status === 'draft' || plan.status === 'submitted') throw new Problem('plan.not_issued')
  if (plan.rocYear !== null && input.rocYear <= plan.rocYear) throw new Problem('plan.year_not_later')
  const period = periodOfYear(plan, input.rocYear)
  const agency = await findAgencyName(work)
  const laws = await findLibrary(work)
  const { text, changes } = updateCitations(
    textOfNextYear(plan.sourceText, writtenPeriod(plan, agency), period, input.rocYear),
    period.start,
    laws,
  )
  const compiled = readPlan(text, { today: work.today, asOf: period.start, agency, laws })
  const next: Plan = {
    ...planFrom(compiled, { id: input.id, text }),
    rocYear: input.rocYear,
    occasion: plan.occasion,
    periodStart: period.start,
    periodEnd: period.end,
    previousPlanId: plan.id,
    citationChanges: placed(changes, compiled.clauses),
    lessons: await lessonsOf(work, course),
  }
  await store.insert(work.tx, work.actor.agencyId, next)
  await keepWithDecisions(work, next, compiled, course)
  work.record(next.id, { from: plan.id, citations: changes.length })
  return detailOf(work, next)
})

/** The dates that stand in the text: a period that was changed or corrected later is not written there. */
const writtenPeriod = (plan: Plan, agency: string): { start: string; end: string } =>
  readPlan(plan.sourceText, { today: plan.asOf, asOf: plan.asOf, agency }).period ?? periodOf(plan)

/** The calendar's proposal; for an occasion it does not know, the same dates of the new year. */
function periodOfYear(plan: Plan, rocYear: number): { start: string; end: string } {
  const proposed = plan.occasion && proposePeriod(plan.occasion, rocYear, officeCalendar)
  if (proposed) return proposed
  const { start, end } = periodOf(plan)
  const years = rocYear - (plan.rocYear ?? rocYear - 1)
  const shifted = (date: string) => `${Number(date.slice(0, 4)) + years}${date.slice(4).replace('-02-29', '-02-28')}`
  return { start: shifted(start), end: shifted(end) }
}

type Change = ReturnType<typeof updateCitations>['changes'][number]
type Placed = { label: string; span: { start: number; end: number } }
const placed = (changes: readonly Change[], clauses: readonly Placed[]): CitationChange[] =>
  changes.map(({ before, after, since, source, start }) => ({
    clauseLabel: clauses.findLast((clause) => clause.span.start <= start && start < clause.span.end)?.label ?? null,
    before,
    after,
    since,
    source,
  }))

async function lessonsOf(work: Work, { plan, duties, clauses, assignments }: Course): Promise<Lesson[]> {
  const labels = new Map(clauses.map((clause) => [clause.id, clause.label]))
  const owed = Map.groupBy(assignments, (assignment) => assignment.dutyId)
  const neverDone = duties
    .map((duty) => ({ duty, rows: (owed.get(duty.id) ?? []).filter((row) => row.dueDate !== null) }))
    .filter(({ rows }) => rows.some((row) => row.state === 'late') && rows.every((row) => row.state !== 'done'))
    .map(({ duty, rows }) => ({
      kind: 'neverDone' as const,
      clauseLabel: labels.get(duty.clauseId) ?? '',
      what: duty.what,
      count: rows.length,
    }))
  const failed = await alwaysFailedItems(work, plan.id)
  return [
    ...neverDone,
    ...failed.map(({ clauseLabel, question, count }) => ({
      kind: 'alwaysFailed' as const,
      clauseLabel,
      what: question,
      count,
    })),
  ]
}

async function keepWithDecisions(
  work: Work,
  next: Plan,
  compiled: ReturnType<typeof readPlan>,
  { clauses, duties }: Course,
): Promise<void> {
  const labels = new Map(clauses.map((clause) => [clause.id, clause.label]))
  const left = new Set(duties)
  const lastOf = (label: string, duty: Duty): Duty | undefined => {
    const found = [...left].find((last) => labels.get(last.clauseId) === label && last.action === duty.action)
    if (found) left.delete(found)
    return found
  }
  const kept = await keepReading(work, next, compiled, (duty, label) => carryOver(duty, lastOf(label, duty)))
  const added = [...left].flatMap((last): Duty[] => {
    const clauseId = kept.find((clause) => clause.label === labels.get(last.clauseId))?.id
    if (!clauseId) return []
    return [
      {
        ...last,
        id: work.newId(),
        planId: next.id,
        clauseId,
        status: 'proposed',
        spanStart: null,
        spanEnd: null,
        confidence: null,
        originId: null,
        version: 1,
      },
    ]
  })
  await insertDuties(work, added)
}
