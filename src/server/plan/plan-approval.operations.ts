import type { z } from 'zod'
import type { Versioned } from '#domain/duty/duty.ts'
import { approvalContent, checkApproval } from '#domain/plan/plan.rules.ts'
import type { PlanApproval, PlanDetail, PlanReturn } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import { assignPlan } from '#server/assignment/assignment-issue.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { type Work, write } from '#server/platform/work.ts'
import { beginSchedule } from '#server/status-report/status-schedule.operations.ts'
import { incorporate } from './amendment.operations.ts'
import { detailOf } from './plan.operations.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'

/** Fixes what is asked to be approved, by its hash. */
export const submitPlan = write('plan.submit', async (work, { id, version }: z.infer<typeof Versioned>) => {
  const { plan, clauses, duties, unresolved } = await detailOf(work, await draftOf(work, id))
  if (unresolved.length > 0) throw new Problem('plan.unresolved', { unresolved })
  const contentHash = await hashOf(work, { plan, clauses, duties })
  work.record(id, { contentHash })
  return store.update(work.tx, {
    ...plan,
    version,
    status: 'submitted',
    contentHash,
    submittedBy: work.actor.personId,
    returnRemark: null,
  })
})

/** An amendment is for the plan as it stood: moved meanwhile, its effect is another. */
async function hashOf(work: Work, { plan, clauses, duties }: Approved): Promise<string> {
  const amended = plan.amendsId === null ? undefined : await findPlan(work, plan.amendsId)
  return sha256Of(canonicalJson(approvalContent(plan, clauses, duties, amended)))
}
type Approved = Pick<PlanDetail, 'plan' | 'clauses' | 'duties'>

/** Approval issues the plan: its duties become assignments, and its units are asked, in the same transaction. */
export const approvePlan = write('plan.approve', async (work, { id, contentHash }: z.infer<typeof PlanApproval>) => {
  const { plan, clauses, duties, unresolved } = await detailOf(work, await findPlan(work, id))
  checkApproval({ plan, shownHash: contentHash, approverId: work.actor.personId, unresolved })
  const decided = { ...plan, approvedBy: work.actor.personId, approvedAt: work.now.toISOString() }
  if (plan.amendsId !== null) {
    if ((await hashOf(work, { plan, clauses, duties })) !== contentHash) throw new Problem('plan.changed_since_shown')
    const { running, moves } = await incorporate(work, plan)
    await store.update(work.tx, { ...decided, status: 'closed' })
    work.record(running.id, { contentHash, amendment: id, number: plan.amendmentNumber, moves })
    return running
  }
  const issued = await store.update(work.tx, { ...decided, status: 'issued' })
  const assignments = await assignPlan(work, issued, duties)
  await beginSchedule(work, id)
  work.record(id, { contentHash, assignments })
  return issued
})

export const returnPlan = write('plan.return', async (work, { id, remark }: z.infer<typeof PlanReturn>) => {
  const plan = await findPlan(work, id)
  if (plan.status !== 'submitted') throw new Problem('plan.not_submitted')
  work.record(id, { remark })
  return store.update(work.tx, { ...plan, status: 'draft', contentHash: null, submittedBy: null, returnRemark: remark })
})
