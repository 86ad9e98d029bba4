import { may } from '#domain/access.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { Problem } from '#domain/problem.ts'
import { type Approvable, requestApproval } from '#server/approval/approval.operations.ts'
import { type Work, write } from '#server/platform/work.ts'
import * as store from './outcome-report.store.ts'

async function findClosed(work: Work, planId: string) {
  const closed = may(work.actor.roles, 'outcomeReport.show') ? await store.find(work.tx, planId) : undefined
  if (!closed) throw new Problem('not_found')
  return closed
}

/** Sends the closed report on its way, under the hash that it was closed with. */
export const submitOutcomeReport = write('outcomeReport.submit', async (work, { id }: { id: string }) => {
  const closed = await store.find(work.tx, id)
  if (!closed) throw new Problem('outcomeReport.not_closed')
  const { hash: contentHash, content } = closed
  const { title } = content as OutcomeReport
  await requestApproval(work, { kind: 'outcomeReport', subjectId: id, title, contentHash, dueDate: null })
  work.record(id, { contentHash })
  return {}
})

/** What was closed never changes, so nothing is left to be done when it is approved or comes back. */
export const outcomeReportApproval: Approvable = {
  show: async (work, planId) => ({ contentHash: (await findClosed(work, planId)).hash }),
  approved: async () => {},
  returned: async () => {},
}
