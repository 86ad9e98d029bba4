import type { z } from 'zod'
import type { Versioned } from '#domain/duty/duty.ts'
import { approvalContent, checkApproval } from '#domain/plan/plan.rules.ts'
import type { PlanApproval, PlanReturn } from '#domain/plan/plan.ts'
import { Problem } from '#domain/problem.ts'
import { assignPlan } from '#server/assignment/assignment-issue.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { write } from '#server/platform/work.ts'
import { beginSchedule } from '#server/status-report/status-schedule.operations.ts'
import { detailOf } from './plan.operations.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'

/** Fixes what is asked to be approved, by its hash. */
export const submitPlan = write('plan.submit', async (work, { id, version }: z.infer<typeof Versioned>) => {
  const { plan, clauses, duties, unresolved } = await detailOf(work, await draftOf(work, id))
  if (unresolved.length > 0) throw new Problem('plan.unresolved', { unresolved })
  const contentHash = sha256Of(canonicalJson(approvalContent(plan, clauses, duties)))
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

/** Approval issues the plan: its duties become assignments, and its units are asked, in the same transaction. */
export const approvePlan = write('plan.approve', async (work, { id, contentHash }: z.infer<typeof PlanApproval>) => {
  const { plan, duties, unresolved } = await detailOf(work, await findPlan(work, id))
  checkApproval({ plan, shownHash: contentHash, approverId: work.actor.personId, unresolved })
  const issued = await store.update(work.tx, {
    ...plan,
    status: 'issued',
    approvedBy: work.actor.personId,
    approvedAt: work.now.toISOString(),
  })
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
