import { may } from '#domain/access.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './plan.store.ts'

/** Plans that wait for this person: to be approved by a head, to be gone through by an officer. */
export async function waitingPlans(work: Work): Promise<Waiting[]> {
  const { roles, personId } = work.actor
  const approves = may(roles, 'plan.approve')
  const reviews = may(roles, 'plan.submit')
  if (!approves && !reviews) return []
  const plans = await store.listUnissued(work.tx)
  return plans
    .filter((plan) => (plan.status === 'submitted' ? approves && plan.submittedBy !== personId : reviews))
    .map((plan) => ({
      kind: plan.status === 'submitted' ? ('planApproval' as const) : ('planReview' as const),
      subjectId: plan.id,
      title: plan.title,
      unitName: null,
      dueDate: plan.periodStart,
    }))
}
