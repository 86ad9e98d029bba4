import type { Answer } from '#domain/checklist/checklist.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import type { SetAside } from '#domain/inspection/versions.ts'
import type { Entry, Refusal } from '#web/platform/outbox/entry.ts'
import type { Owed } from '#web/platform/outbox/keeping.ts'
import type { Remedy } from '#web/platform/outbox/queue.ts'
import { byPlace, inOrder } from './answers.ts'
import { mergedAnswers, sameAnswers } from './draft.ts'

type Tools = { ask: (id: string) => Promise<InspectionDetail>; newId: () => string; make: (owed: Owed) => Entry }

/** Somebody else has gone on with it, or it was handed in: what this device says is no longer its answers. */
const lost = new Set(['inspection.held_by_other', 'inspection.already_submitted'])

export const isDraft = ({ address }: Entry): boolean => /^\/inspections\/[^/]+(\/submit)?$/.test(address)

/** The device's version next to the one that stands: both are kept, and a person chooses. */
function setAsideOf(entry: Entry, { newId, make }: Tools): Remedy {
  const { id, answers, version } = entry.input as { id: string; answers: Answer[]; version: number }
  const input: SetAside = { id, keptId: newId(), answers, baseVersion: version, claimedAt: entry.keptAt }
  const { label, fileIds } = entry
  return {
    instead: make({
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

/** What becomes of a draft or a submission that the server would not have. */
export async function reconcileDraft(
  entry: Entry,
  refusal: Refusal,
  following: readonly Entry[],
  tools: Tools,
): Promise<Remedy | null> {
  if (!isDraft(entry)) return null
  const last = following.at(-1) ?? entry
  if (lost.has(refusal.code)) return setAsideOf(last, tools)
  if (refusal.code !== 'changed_meanwhile') return null
  const { inspection, checklist } = await tools.ask(entry.subject)
  if (inspection.status !== 'draft') return setAsideOf(last, tools)
  const [base, mine, theirs] = [entry.base, entry.input.answers, inspection.answers].map((one) =>
    byPlace(one as Answer[]),
  )
  const merged = mergedAnswers(base!, mine!, theirs!)
  const answers = merged && inOrder(checklist, merged)
  // A signature stands under what was seen, and under nothing else.
  if (entry.method === 'POST' && !sameAnswers(merged, mine!)) return null
  return answers ? { input: { ...entry.input, answers, version: inspection.version } } : setAsideOf(last, tools)
}
