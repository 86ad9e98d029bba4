import { may } from '#domain/access.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './plan.store.ts'

/** An amendment bears its plan's title; which one waits must be plain. */
const titleOf = ({
  title,
  amendsId,
  amendmentNumber: number,
}: Awaited<ReturnType<typeof store.listUnissued>>[number]) =>
  amendsId === null ? title : `${title}（${say('plan.paper.amendmentDraft', { number })}）`

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
      title: titleOf(plan),
      unitName: null,
      dueDate: plan.periodStart,
    }))
}
