import type { Answer } from '#domain/checklist/checklist.ts'
import type { InspectionDetail, InspectionDraft, InspectionSubmission } from '#domain/inspection/inspection.ts'
import type { Last, Owed } from '#web/platform/outbox/keeping.ts'
import { type Answers, byPlace, type Changes, changedBy, inOrder } from './answers.ts'

export const sameAnswer = (one: Answer | undefined, other: Answer | undefined): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** What an answer says, whichever way it was written down. */
const sorted = (answer: Answer | undefined) =>
  answer &&
  Object.entries({ ...answer, note: answer.note?.trim() || undefined })
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

/**
 * Both changes to what both began with; null where they changed the same answer to different ones, which only a person
 * can settle.
 */
export function mergedAnswers(base: Answers, mine: Answers, theirs: Answers): Answers | null {
  const merged: Record<string, Answer> = {}
  for (const place of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [b, m, t] = [base[place], mine[place], theirs[place]]
    const isMine = sameAnswer(b, t)
    if (!isMine && !sameAnswer(b, m) && !sameAnswer(m, t)) return null
    const answer = isMine ? m : t
    if (answer) merged[place] = answer
  }
  return merged
}

export const sameAnswers = (one: Answers | null, other: Answers): boolean =>
  one !== null && [...Object.keys(one), ...Object.keys(other)].every((place) => sameAnswer(one[place], other[place]))

const filesOf = (answers: readonly Answer[]): string[] =>
  answers.flatMap(({ fileIds, fixed }) => [...fileIds, ...(fixed?.fileIds ?? [])])

const answersIn = (input: Record<string, unknown> | undefined): Answer[] => (input?.answers ?? []) as Answer[]

/** The answers as they will be once all that waits has gone. */
export const latestAnswers = ({ inspection }: InspectionDetail, last: Last | null): Answers =>
  byPlace(last ? answersIn(last.entry.input) : inspection.answers)

const entryOf = ({ inspection }: InspectionDetail) => ({
  id: inspection.id,
  checklistVersionId: inspection.checklistVersionId,
  unitId: inspection.unitId,
  assignmentId: inspection.assignmentId,
  origin: inspection.origin,
  pointId: inspection.pointId,
})

/** What the next wording starts from: the one before it, as it went out, or what that one itself started from. */
const baseOf = ({ inspection }: InspectionDetail, last: Last | null): unknown => {
  if (!last) return inspection.answers
  return last.isUntried ? last.entry.base : last.entry.input.answers
}

const versionOf = ({ inspection }: InspectionDetail, last: Last | null): number =>
  (last?.entry.input.version as number | undefined) ?? inspection.version

type Given = { changes: Changes; readyToSubmit: boolean }

/** The draft with some answers changed, to be stored in place of what waits to be stored. */
export function savingOf(detail: InspectionDetail, last: Last | null, given: Given, key: string): Owed {
  const answers = inOrder(detail.checklist, changedBy(latestAnswers(detail, last), given.changes))
  const input: InspectionDraft = {
    ...entryOf(detail),
    version: versionOf(detail, last),
    answers,
    readyToSubmit: given.readyToSubmit,
  }
  const { id, title, unitName } = detail.inspection
  return {
    key,
    subject: id,
    method: 'PUT',
    address: `/inspections/${id}`,
    input,
    base: baseOf(detail, last),
    fileIds: filesOf(answers),
    label: `${title}　${unitName}`,
  }
}

/** The unit head's signature under what was answered, at the time that the device claims. */
export function submissionOf(
  detail: InspectionDetail,
  last: Last | null,
  answers: Answers,
  key: string,
  at: string,
): Owed {
  const { id } = detail.inspection
  const saving = savingOf(detail, last, { changes: {}, readyToSubmit: true }, key)
  const given = inOrder(detail.checklist, answers)
  const input: InspectionSubmission = {
    ...entryOf(detail),
    version: versionOf(detail, last),
    answers: given,
    claimedAt: at,
  }
  return { ...saving, method: 'POST', address: `/inspections/${id}/submit`, input, fileIds: filesOf(given) }
}
