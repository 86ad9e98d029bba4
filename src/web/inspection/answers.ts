import type { Answer, ChecklistContent, ChecklistItem } from '#domain/checklist/checklist.ts'
import { gapOf } from '#domain/inspection/answers.rules.ts'
import { language } from '#web/platform/i18n.ts'

/** Answers by the place that each stands at. */
export type Answers = Readonly<Record<string, Answer>>
/** What becomes of some places; nothing stands any more where null is. */
export type Changes = Readonly<Record<string, Answer | null>>

/** Where an answer belongs: its question and, in a section that repeats, which object. */
export const placeOf = ({ itemKey, at }: { itemKey: string; at?: number | undefined }): string =>
  at === undefined ? itemKey : `${itemKey}#${at}`

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

export const gapsIn = ({ items }: ChecklistContent, answers: Answers): ChecklistItem[] =>
  items.filter((item) => gapOf(answers[item.key]) !== null)

export const questionOf = (item: ChecklistItem): string => (language() === 'en' && item.questionEn) || item.question
export const sectionOf = (item: ChecklistItem): string => (language() === 'en' && item.sectionEn) || item.section
export const titleOf = (checklist: ChecklistContent): string =>
  (language() === 'en' && checklist.titleEn) || checklist.title

export function sectionsOf({ items }: ChecklistContent): { title: string; items: ChecklistItem[] }[] {
  const sections: { title: string; items: ChecklistItem[] }[] = []
  for (const item of items) {
    const title = sectionOf(item)
    const last = sections.at(-1)
    if (last?.title === title) last.items.push(item)
    else sections.push({ title, items: [item] })
  }
  return sections
}
