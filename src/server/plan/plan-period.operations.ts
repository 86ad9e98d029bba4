import type { z } from 'zod'
import type { PeriodChange } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import { reassignPlan } from '#server/assignment/assignment-issue.operations.ts'
import { listDuties } from '#server/duty/duty.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as store from './plan.store.ts'
import { findPlan } from './plan-draft.operations.ts'

/** Moves the dates of everything not yet done; without `confirm` it only says what would move. */
export const changePeriod = write('plan.changePeriod', async (work: Work, input: z.infer<typeof PeriodChange>) => {
  const { id, version, periodStart, periodEnd, confirm } = input
  const plan = await findPlan(work, id)
  if (plan.status !== 'issued') throw new Problem('plan.not_issued')
  if (plan.version !== version) throw new Problem('changed_meanwhile')
  // The amendment bears a period of its own; approved, it would take this change back.
  if (await store.findOpenAmendment(work.tx, id)) throw new Problem('plan.amendment_open')
  if (periodEnd < periodStart) throw new Problem('plan.period_reversed')
  const duties = await listDuties(work, id)
  const moves = await reassignPlan(work, plan, duties, { start: periodStart, end: periodEnd }, confirm)
  work.record(id, {
    confirm,
    before: [plan.periodStart, plan.periodEnd],
    after: [periodStart, periodEnd],
    moves: moves.length,
  })
  const after = confirm ? await store.update(work.tx, { ...plan, version, periodStart, periodEnd }) : plan
  return { plan: after, moves }
})
