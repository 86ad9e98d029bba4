import { schedule } from '#domain/assignment/assignment.rules.ts'
import type { PlannedAssignment, PlannedMove, SchedulableDuty } from '#domain/assignment/assignment.ts'
import { dueTimeIn } from '#domain/assignment/due-time.rules.ts'
import { movesOf, reschedule, startingFrom } from '#domain/assignment/reschedule.rules.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { holidayBlockIn } from '#domain/calendar.ts'
import type { Duty } from '#domain/duty/duty.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import { listUnits } from '#server/agency/agency.operations.ts'
import { checklistIdsByKind } from '#server/checklist/checklist.operations.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './assignment.store.ts'

/** A duty with several forms owes each by itself; while dates are reckoned, each form is a duty of its own. */
const separator = '/'
const keyOf = (dutyId: string, checklistId: string | null) => (checklistId ? dutyId + separator + checklistId : dutyId)
const partsOf = (key: string): { dutyId: string; checklistId: string | null } => {
  const [dutyId, checklistId = null] = key.split(separator)
  return { dutyId: dutyId!, checklistId }
}

async function schedulable(work: Work, duties: readonly Duty[]): Promise<SchedulableDuty[]> {
  const forms = await checklistIdsByKind(work)
  return duties
    .filter((duty) => duty.status === 'accepted')
    .flatMap((duty) => {
      const ids = duty.evidence === 'checklist' ? duty.checklistKinds.flatMap((kind) => forms.get(kind) ?? []) : []
      return (ids.length > 0 ? ids : [null]).map((checklistId) => ({
        ...duty,
        id: keyOf(duty.id, checklistId),
        dueTime: dueTimeIn(duty.what),
      }))
    })
}

type Period = { start: string; end: string }

async function planned(work: Work, duties: SchedulableDuty[], period: Period, occasion: Plan['occasion']) {
  // A unit that was abolished since keeps what it was given: moving dates gives nobody anything new.
  const units = await listUnits(work)
  const holidayBlock = holidayBlockIn(period, officeCalendar, occasion)
  return schedule({ duties, period, holidayBlock, calendar: officeCalendar, units })
}

const asRow = (work: Work, row: PlannedAssignment): store.NewAssignment => ({
  ...row,
  ...partsOf(row.dutyId),
  id: work.newId(),
})

export function periodOf(plan: Pick<Plan, 'periodStart' | 'periodEnd'>): Period {
  if (!plan.periodStart || !plan.periodEnd) throw new Problem('plan.period_missing')
  return { start: plan.periodStart, end: plan.periodEnd }
}

/** Turns the duties of a plan just issued into dated assignments; returns how many. */
export async function assignPlan(work: Work, plan: Plan, duties: readonly Duty[]): Promise<number> {
  const rows = await planned(work, await schedulable(work, duties), periodOf(plan), plan.occasion)
  await store.insertAll(
    work.tx,
    work.actor.agencyId,
    plan.id,
    rows.map((row) => asRow(work, row)),
  )
  return rows.length
}

/** How many tasks of each duty are out, and how many are done. */
export async function countRunning(work: Work, planId: string) {
  const rows = (await store.listExisting(work.tx, planId)).filter((row) => !row.withdrawn)
  return [...Map.groupBy(rows, (row) => row.dutyId)].map(([dutyId, all]) => {
    const done = all.filter((row) => row.done).length
    return { dutyId, open: all.length - done, done }
  })
}

/**
 * What another period or an amendment does to what is already out; done only with `confirm`. An amendment orders
 * nothing for days that are over, and takes nothing back that was owed on them: that is what `from` is for.
 */
export async function reassignPlan(
  work: Work,
  plan: Pick<Plan, 'id' | 'occasion'>,
  duties: readonly Duty[],
  period: Period,
  confirm: boolean,
  from?: string,
): Promise<PlannedMove[]> {
  const separate = await schedulable(work, duties)
  const rows = await planned(work, separate, period, plan.occasion)
  const existing: store.Existing[] = (await store.listExisting(work.tx, plan.id)).map((row) => ({
    ...row,
    dutyId: keyOf(row.dutyId, row.checklistId),
  }))
  const change = startingFrom(reschedule(existing, rows, separate), from)
  if (confirm) {
    for (const { before, after } of change.moved) await store.move(work.tx, before.id, after)
    await store.insertAll(
      work.tx,
      work.actor.agencyId,
      plan.id,
      change.appeared.map((row) => asRow(work, row)),
    )
    if (change.vanished.length > 0)
      await store.withdraw(
        work.tx,
        change.vanished.map((row) => row.id),
        work.now,
      )
  }
  return movesOf(change).map((move) => ({ ...move, dutyId: partsOf(move.dutyId).dutyId }))
}
