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
import { detailOf } from './plan.operations.ts'
import * as store from './plan.store.ts'
import { draftOf, findPlan } from './plan-draft.operations.ts'

const hashOf = ({ plan, clauses, duties }: PlanDetail): string =>
  sha256Of(canonicalJson(approvalContent(plan, clauses, duties)))

/** Fixes what is asked to be approved, by its hash. */
export const submitPlan = write('plan.submit', async (work, { id, version }: z.infer<typeof Versioned>) => {
  const detail = await detailOf(work, await draftOf(work, id))
  const { plan, unresolved } = detail
  if (unresolved.length > 0) throw new Problem('plan.unresolved', { unresolved })
  const contentHash = hashOf(detail)
  const dueDate = plan.periodStart
  await requestApproval(work, { kind: 'plan', subjectId: id, title: plan.title, contentHash, dueDate })
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
async function issue(work: Work, id: string, approvedBy: string | null): Promise<void> {
  const { plan, duties, unresolved } = await detailOf(work, await findPlan(work, id))
  if (unresolved.length > 0) throw new Problem('plan.unresolved', { unresolved })
  const approvedAt = work.now.toISOString()
  const issued = await store.update(work.tx, { ...plan, status: 'issued', approvedBy, approvedAt })
  const assignments = await assignPlan(work, issued, duties)
  await beginSchedule(work, id)
  work.record(id, { contentHash: plan.contentHash, assignments })
}

async function giveBack(work: Work, id: string, returnRemark: string | null): Promise<void> {
  const plan = await findPlan(work, id)
  await store.update(work.tx, { ...plan, status: 'draft', contentHash: null, submittedBy: null, returnRemark })
}

export const planApproval: Approvable = {
  show: async (work, id) => ({ contentHash: hashOf(await detailOf(work, await findPlan(work, id))) }),
  approved: issue,
  returned: giveBack,
}
