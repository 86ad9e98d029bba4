import type { Answer } from '#domain/checklist/checklist.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import type { SetAside } from '#domain/inspection/versions.ts'
import { call } from '#web/platform/api.ts'
import { newId } from '#web/platform/new-id.ts'
import type { Entry, Refusal } from '#web/platform/outbox/entry.ts'
import { entryOf, follow } from '#web/platform/outbox/outbox.ts'
import type { Remedy } from '#web/platform/outbox/queue.ts'
import { queryClient } from '#web/platform/queries.ts'
import { byPlace, inOrder } from './answers.ts'
import { begunPlace } from './begun.ts'
import { mergedAnswers, sameAnswers } from './draft.ts'

/** Somebody else has gone on with it, or it was handed in: what this device says is no longer its answers. */
const lost = new Set(['inspection.held_by_other', 'inspection.already_submitted'])

const isDraft = ({ address }: Entry): boolean => /^\/inspections\/[^/]+(\/submit)?$/.test(address)

/** The device's version next to the one that stands: both are kept, and a person chooses. */
function setAsideOf(entry: Entry): Remedy {
  const { id, answers, version } = entry.input as { id: string; answers: Answer[]; version: number }
  const input: SetAside = { id, keptId: newId(), answers, baseVersion: version, claimedAt: entry.keptAt }
  const { label, fileIds } = entry
  return {
    instead: entryOf({
      key: newId(),
      subject: `${id}/kept`,
      method: 'POST',
      address: `/inspections/${id}/kept`,
      input,
      fileIds,
      label,
    }),
  }
}

async function reconcile(entry: Entry, refusal: Refusal, following: readonly Entry[]): Promise<Remedy | null> {
  if (!isDraft(entry)) return null
  const last = following.at(-1) ?? entry
  if (lost.has(refusal.code)) return setAsideOf(last)
  if (refusal.code !== 'changed_meanwhile') return null
  const { inspection, checklist } = await call<InspectionDetail>('GET', `/inspections/${entry.subject}`, {
    background: true,
  })
  if (inspection.status !== 'draft') return setAsideOf(last)
  const [base, mine, theirs] = [entry.base, entry.input.answers, inspection.answers].map((one) =>
    byPlace(one as Answer[]),
  )
  const merged = mergedAnswers(base!, mine!, theirs!)
  const answers = merged && inOrder(checklist, merged)
  // A signature stands under what was seen, and under nothing else.
  if (entry.method === 'POST' && !sameAnswers(merged, mine!)) return null
  return answers ? { input: { ...entry.input, answers, version: inspection.version } } : setAsideOf(last)
}

follow({
  at: '/inspections/',
  reconcile,
  answered: async (entry, answer, on) => {
    if (!isDraft(entry)) return
    await on.forget(begunPlace(entry.subject))
    if (entry.method !== 'PUT') return
    const queryKey = [`/inspections/${entry.subject}`]
    await queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, answer)
    await on.keep(`/inspections/${entry.subject}`, answer).catch(() => undefined)
  },
})
