import type { Work } from '#server/platform/work.ts'
import * as store from './plan.store.ts'
import { findPlan } from './plan-draft.operations.ts'
import { titleOf } from './plan-title.ts'

/** Of every plan and open amendment, with the day by which it was written. */
export const listCitingClauses = async (work: Work) =>
  (await store.listCitingClauses(work.tx)).map(({ planId, asOf, label, heading, text, ...plan }) => ({
    planId,
    title: titleOf(plan),
    asOf,
    label,
    text: textOf({ heading, text }),
  }))

export async function findCitingPlan(work: Work, planId: string) {
  const plan = await findPlan(work, planId)
  const clauses = await store.listClauses(work.tx, planId)
  return {
    id: plan.id,
    title: titleOf(plan),
    asOf: plan.asOf,
    clauses: clauses.map(({ label, heading, text }) => ({ label, text: textOf({ heading, text }) })),
  }
}

/** A heading that runs into its words is in both. */
const textOf = ({ heading, text }: { heading: string | null; text: string }): string =>
  heading && !text.startsWith(heading) ? `${heading}　${text}` : text

/** Which plan to look back to from this one, where there is one. */
export async function findEarlierPlan(work: Work, planId: string): Promise<string | undefined> {
  const earlier = await store.findEarlier(work.tx, await findPlan(work, planId))
  return earlier?.id
}
