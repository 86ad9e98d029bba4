import type { Assignment } from '#domain/assignment/assignment.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { calendarDay, datesIn, isWorkday } from '#domain/calendar.ts'
import { isOverdue, isReleased } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Duty } from '#domain/duty/duty.ts'
import type { Incident } from '#domain/incident/incident.ts'
import { maySeeUnit } from '#domain/person/person.rules.ts'
import { clauseState } from '#domain/plan/clause-state.rules.ts'
import { isHeadingOnly } from '#domain/plan/plan.rules.ts'
import type { Clause, Plan, PlanLive } from '#domain/plan/plan.ts'
import { assignmentsOfPlan } from '#server/assignment/assignment.operations.ts'
import { deficienciesOfPlan } from '#server/deficiency/deficiency.operations.ts'
import { listDuties } from '#server/duty/duty.operations.ts'
import { incidentsOfPlan } from '#server/incident/incident.operations.ts'
import { read, type Work } from '#server/platform/work.ts'
import * as store from './plan.store.ts'
import { findPlan } from './plan-draft.operations.ts'

/** Everything that happened under a plan, read once: what the live plan and the outcome report are made of. */
export type Course = {
  plan: Plan
  clauses: Clause[]
  duties: Duty[]
  assignments: Assignment[]
  deficiencies: Deficiency[]
  incidents: Incident[]
}

export async function courseOf(work: Work, planId: string): Promise<Course> {
  const plan = await findPlan(work, planId)
  const assignments = await assignmentsOfPlan(work, planId)
  const deficiencies = await deficienciesOfPlan(work, planId)
  // What was done under a clause before an amendment took it out stays to be seen.
  const served = new Set([...assignments, ...deficiencies].map(({ clauseId }) => clauseId))
  const withdrawn = (await store.listWithdrawn(work.tx, planId)).filter((clause) => served.has(clause.id))
  return {
    plan,
    clauses: [...(await store.listClauses(work.tx, planId)), ...withdrawn],
    duties: (await listDuties(work, planId)).filter((duty) => duty.status === 'accepted'),
    assignments,
    deficiencies,
    incidents: await incidentsOfPlan(work, planId),
  }
}

const countOf = <T>(rows: readonly T[], test: (row: T) => boolean): number => rows.filter(test).length
const isDated = (assignment: Assignment): boolean => assignment.dueDate !== null

/** Each clause with what it orders, what came of it and the state this makes. */
export function clausesOf(course: Course, today: string): PlanLive['clauses'] {
  const duties = Map.groupBy(course.duties, (duty) => duty.clauseId)
  const assignments = Map.groupBy(course.assignments, (assignment) => assignment.clauseId)
  const deficiencies = Map.groupBy(course.deficiencies, (deficiency) => deficiency.clauseId)
  const dutyClause = new Map(course.duties.map((duty) => [duty.id, duty.clauseId]))
  return course.clauses.map((clause) => {
    const owed = assignments.get(clause.id) ?? []
    const found = deficiencies.get(clause.id) ?? []
    const ordered = duties.get(clause.id) ?? []
    return {
      ...clause,
      state: clauseState({
        assignments: owed.map((assignment) => assignment.state),
        conditionalDuties: countOf(ordered, (duty) => duty.mode === 'conditional'),
        openDeficiencies: countOf(found, (deficiency) => !isReleased(deficiency)),
        overdueDeficiencies: countOf(found, (deficiency) => isOverdue(deficiency, today)),
        incidents: countOf(
          course.incidents,
          (incident) => incident.dutyId !== null && dutyClause.get(incident.dutyId) === clause.id,
        ),
      }),
      duties: ordered,
      owed: countOf(owed, isDated),
      done: countOf(owed, (assignment) => assignment.state === 'done'),
      late: countOf(owed, (assignment) => assignment.state === 'late'),
      deficiencies: found,
    }
  })
}

function daysOf({ plan, assignments }: Course): PlanLive['days'] {
  if (!plan.periodStart || !plan.periodEnd) return []
  const byDay = Map.groupBy(assignments, (assignment) => assignment.dueDate)
  return datesIn({ start: plan.periodStart, end: plan.periodEnd }).map((date) => {
    const due = byDay.get(date) ?? []
    return {
      date,
      workday: isWorkday(date, officeCalendar),
      name: calendarDay(date, officeCalendar)?.name ?? null,
      due: due.length,
      done: countOf(due, (assignment) => assignment.state === 'done'),
    }
  })
}

/** A clause is settled when it has a duty, heads others, was said to need none, or is no longer in the text. */
const isSettled = (clause: PlanLive['clauses'][number]): boolean =>
  clause.withdrawnAt !== null || clause.duties.length > 0 || clause.noDutyReason !== null || isHeadingOnly(clause)

export const showLivePlan = read('plan.live', async (work, { id }: { id: string }): Promise<PlanLive> => {
  const course = await courseOf(work, id)
  const clauses = clausesOf(course, work.today)
  // The state of a clause is for everybody; what exactly is deficient is for those who may see that unit.
  const seen = (deficiency: Deficiency) => maySeeUnit(work.actor, deficiency.unitId)
  const dated = course.assignments.filter(isDated)
  return {
    plan: course.plan,
    clauses: clauses.map((clause) => ({ ...clause, deficiencies: clause.deficiencies.filter(seen) })),
    days: daysOf(course),
    figures: {
      clauses: clauses.length,
      covered: countOf(clauses, isSettled),
      assignments: dated.length,
      done: countOf(dated, (assignment) => assignment.state === 'done'),
      late: countOf(dated, (assignment) => assignment.state === 'late'),
      deficienciesOpen: countOf(course.deficiencies, (deficiency) => !isReleased(deficiency)),
      deficienciesClosed: countOf(course.deficiencies, isReleased),
      incidents: course.incidents.length,
    },
  }
})

/** Its outcome report was closed. */
export async function setPlanClosed(work: Work, id: string): Promise<void> {
  await store.update(work.tx, { ...(await findPlan(work, id)), status: 'closed' })
}
