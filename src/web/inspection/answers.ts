import type { Answer, ChecklistContent, ChecklistItem, Choice } from '#domain/checklist/checklist.ts'
import { verdictOf } from '#domain/checklist/verdict.rules.ts'
import { language } from '#web/platform/i18n.ts'

/** Answers by the place that each stands at. */
export type Answers = Readonly<Record<string, Answer>>
/** What becomes of some places; nothing stands any more where null is. */
export type Changes = Readonly<Record<string, Answer | null>>
export type Place = { itemKey: string; at?: number | undefined }

/** Where an answer belongs: its question and, in a section that repeats, which object. */
export const placeOf = ({ itemKey, at }: Place): string => (at === undefined ? itemKey : `${itemKey}#${at}`)

export const byPlace = (answers: readonly Answer[]): Answers =>
  Object.fromEntries(answers.map((answer) => [placeOf(answer), answer]))

/** The answers after the changes. */
export const changedBy = (answers: Answers, changes: Changes): Answers =>
  Object.fromEntries(Object.entries({ ...answers, ...changes }).flatMap(([place, one]) => (one ? [[place, one]] : [])))

/** In the order of the form; those of one question in the order of its objects. */
export function inOrder({ items }: ChecklistContent, answers: Answers): Answer[] {
  const byItem = Map.groupBy(Object.values(answers), ({ itemKey }) => itemKey)
  return items.flatMap(({ key }) => (byItem.get(key) ?? []).toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)))
}

export const emptyAnswer = ({ itemKey, at }: Place): Answer => ({
  itemKey,
  ...(at !== undefined && { at }),
  fileIds: [],
})

export type AnswerChanges = { [Key in Exclude<keyof Answer, 'itemKey' | 'at'>]?: Answer[Key] | undefined }

/** The answer after a change by hand; what is undefined is gone, and what no longer fails was not mended either. */
export function answeredWith(item: ChecklistItem, before: Answer, changes: AnswerChanges): Answer {
  const isNewAnswer = 'verdict' in changes || 'value' in changes
  const { bySection, ...own } = before
  const next = { ...own, ...(bySection && !isNewAnswer && { bySection }), ...changes }
  const answer = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Answer
  if (!answer.fixed || verdictOf(item, answer) === 'notCompliant') return answer
  const { fixed: _, ...rest } = answer
  return rest
}

export const questionOf = (item: ChecklistItem): string => (language() === 'en' && item.questionEn) || item.question
export const sectionOf = (item: ChecklistItem): string => (language() === 'en' && item.sectionEn) || item.section
export const choiceOf = (choice: Choice): string => (language() === 'en' && choice.labelEn) || choice.label
export const titleOf = (checklist: ChecklistContent): string =>
  (language() === 'en' && checklist.titleEn) || checklist.title
export const refusalOf = ({ constraint }: ChecklistItem): string | undefined =>
  (language() === 'en' && constraint?.messageEn) || constraint?.message

/** What is only read or worked out has no number and asks for nothing. */
export const asks = ({ answerKind }: ChecklistItem): boolean => answerKind !== 'note' && answerKind !== 'calculation'
