import type { z } from 'zod'
import type { Versioned } from '#domain/duty/duty.ts'
import { approvalContent } from '#domain/plan/plan.rules.ts'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import { type Approvable, requestApproval } from '#server/approval/approval.operations.ts'
import { assignPlan } from '#server/assignment/assignment-issue.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { type Work, write } from '#server/platform/work.ts'
import { beginSchedule } from '#server/status-report/status-schedule.operations.ts'
import { incorporate } from './amendment.operations.ts'
import { detailOf } from './plan.operations.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'
import { titleOf } from './plan-title.ts'

/** Fixes what is asked to be approved, by its hash. */
export const submitPlan = write('plan.submit', async (work, { id, version }: z.infer<typeof Versioned>) => {
  const detail = await detailOf(work, await draftOf(work, id))
  const { plan, unresolved } = detail
  if (unresolved.length > 0) throw new Problem('plan.unresolved', { unresolved })
  const contentHash = await hashOf(work, detail)
  const sent = { kind: 'plan', subjectId: id, title: titleOf(plan), contentHash, dueDate: plan.periodStart } as const
  await requestApproval(work, sent)
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
async function issue(work: Work, id: string, approvedBy: string | null): Promise<void> {
  const { plan, duties, unresolved } = await detailOf(work, await findPlan(work, id))
  if (unresolved.length > 0) throw new Problem('plan.unresolved', { unresolved })
  const { contentHash, amendmentNumber: number } = plan
  const decided = { ...plan, approvedBy, approvedAt: work.now.toISOString() }
  if (plan.amendsId !== null) {
    const { running, moves } = await incorporate(work, plan, approvedBy)
    await store.update(work.tx, { ...decided, status: 'closed' })
    work.record(running.id, { contentHash, amendment: id, number, moves })
    return
  }
  const issued = await store.update(work.tx, { ...decided, status: 'issued' })
  const assignments = await assignPlan(work, issued, duties)
  await beginSchedule(work, id)
  work.record(id, { contentHash: plan.contentHash, assignments })
}

async function giveBack(work: Work, id: string, returnRemark: string | null): Promise<void> {
  const plan = await findPlan(work, id)
  await store.update(work.tx, { ...plan, status: 'draft', contentHash: null, submittedBy: null, returnRemark })
}

/** What an amendment said is in its plan once it was approved; it stays under the hash that it was approved with. */
async function shownHash(work: Work, id: string): Promise<string> {
  const detail = await detailOf(work, await findPlan(work, id))
  const { amendsId, status, contentHash } = detail.plan
  return amendsId !== null && status === 'closed' && contentHash ? contentHash : hashOf(work, detail)
}

export const planApproval: Approvable = {
  show: async (work, id) => ({ contentHash: await shownHash(work, id) }),
  approved: issue,
  returned: giveBack,
}
