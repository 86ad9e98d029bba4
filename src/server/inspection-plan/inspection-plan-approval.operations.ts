import type { z } from 'zod'
import type { Versioned } from '#domain/duty/duty.ts'
import { checkSubmit, inspectionPlanContent } from '#domain/inspection-plan/inspection-plan.rules.ts'
import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import { Problem } from '#domain/problem.ts'
import { type Approvable, requestApproval } from '#server/approval/approval.operations.ts'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'
import { type Work, write } from '#server/platform/work.ts'
import { load, loadSeen } from './inspection-plan.operations.ts'
import * as store from './inspection-plan.store.ts'

const hashOf = (plan: InspectionPlan): string => sha256Of(canonicalJson(inspectionPlanContent(plan)))

async function step(work: Work, { id, version }: InspectionPlan, to: Parameters<typeof store.setStatus>[3]) {
  if (!(await store.setStatus(work.tx, id, version, to))) throw new Problem('changed_meanwhile')
  work.record(id, { status: to.status })
}

export const submitInspectionPlan = write(
  'inspectionPlan.submit',
  async (work, { id, version }: z.infer<typeof Versioned>) => {
    const plan = await load(work, id)
    checkSubmit(plan, { version })
    const { title, fromDate: dueDate } = plan
    await requestApproval(work, { kind: 'inspectionPlan', subjectId: id, title, contentHash: hashOf(plan), dueDate })
    await step(work, plan, { status: 'submitted', returnRemark: null })
    return load(work, id)
  },
)

export const inspectionPlanApproval: Approvable = {
  show: async (work, id) => ({ contentHash: hashOf(await loadSeen(work, id)) }),
  approved: async (work, id, approvedBy) =>
    step(work, await loadSeen(work, id), { status: 'approved', approvedBy, approvedAt: work.now }),
  returned: async (work, id, returnRemark) => step(work, await loadSeen(work, id), { status: 'draft', returnRemark }),
}
