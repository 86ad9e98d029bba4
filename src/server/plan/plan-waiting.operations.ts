import { may } from '#domain/access.ts'
import type { Waiting } from '#domain/assignment/assignment.ts'
import type { Work } from '#server/platform/work.ts'
import * as store from './plan.store.ts'
import { titleOf } from './plan-title.ts'

/** Drafts that wait to be gone through by an officer. */
export async function waitingPlans(work: Work): Promise<Waiting[]> {
  if (!may(work.actor.roles, 'plan.submit')) return []
  const drafts = await store.listDrafts(work.tx)
  return drafts.map((draft) => ({
    kind: 'planReview',
    subjectId: draft.id,
    title: titleOf(draft),
    unitName: null,
    dueDate: draft.periodStart,
  }))
}
