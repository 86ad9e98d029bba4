import { dateInTaipei, formatRocDateLong } from '#domain/calendar.ts'
import type { OfficialDocument } from '#domain/document.ts'
import { planDocument } from '#domain/plan/plan.document.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { say } from '#server/platform/messages.ts'
import { read } from '#server/platform/work.ts'
import { findPlan } from './plan-draft.operations.ts'

/** The plan as a document. What repeats on each page is no part of the text, so it does not come back with it. */
export const downloadPlan = read('plan.download', async (work, { id }: { id: string }): Promise<OfficialDocument> => {
  const plan = await findPlan(work, id)
  const header = headerOf(plan)
  const madeAt = work.now.toISOString()
  return planDocument(plan, { kind: say('plan.paper.kind'), madeAt, ...(header && { header }) })
})

function headerOf({ status, amendsId, amendmentNumber: number, amendedAt }: Plan): string | undefined {
  if (amendsId !== null) return say('plan.paper.amendmentDraft', { number })
  if (status === 'draft' || status === 'submitted') return say('plan.paper.draft')
  return amendedAt === null
    ? undefined
    : say('plan.paper.amended', { number, date: formatRocDateLong(dateInTaipei(new Date(amendedAt))) })
}
