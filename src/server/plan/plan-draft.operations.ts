import type { z } from 'zod'
import type { Reasoned, Versioned } from '#domain/duty/duty.ts'
import { mustBeDraft } from '#domain/plan/plan.rules.ts'
import type { Clause, Plan } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as store from './plan.store.ts'

export async function findPlan(work: Work, id: string): Promise<Plan> {
  const plan = await store.find(work.tx, id)
  if (!plan) throw new Problem('not_found')
  return plan
}

/** What the agency prepares for or is in the midst of. */
export const findPlanAhead = (work: Work) => store.findAhead(work.tx, work.today)

export async function draftOf(work: Work, planId: string): Promise<Plan> {
  const plan = await findPlan(work, planId)
  mustBeDraft(plan)
  return plan
}

export async function clauseOfDraft(work: Work, clauseId: string): Promise<store.PlanClause> {
  const clause = await store.findClause(work.tx, clauseId)
  if (!clause) throw new Problem('not_found')
  await draftOf(work, clause.planId)
  return clause
}

async function decide(work: Work, input: z.infer<typeof Versioned>, reason: string | null): Promise<Clause> {
  await clauseOfDraft(work, input.id)
  const clause = await store.setNoDutyReason(work.tx, input, reason)
  if (!clause) throw new Problem('changed_meanwhile')
  work.record(clause.id, { label: clause.label, reason })
  return clause
}

/** A clause that asks nothing of anybody stays listed until an officer says so, and why. */
export const needsNoDuty = write('clause.needsNoDuty', (work, { reason, ...input }: z.infer<typeof Reasoned>) =>
  decide(work, input, reason),
)

export const reconsiderClause = write('clause.reconsider', (work, input: z.infer<typeof Versioned>) =>
  decide(work, input, null),
)
