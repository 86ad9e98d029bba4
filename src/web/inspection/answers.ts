import type { Answer, ChecklistContent, ChecklistItem } from '#domain/checklist/checklist.ts'
import { gapOf } from '#domain/inspection/answers.rules.ts'
import { language } from '#web/platform/i18n.ts'

export type Answers = Readonly<Record<string, Answer>>

export const byItem = (answers: readonly Answer[]): Answers =>
  Object.fromEntries(answers.map((answer) => [answer.itemKey, answer]))

/** In the order of the form. */
export const inOrder = ({ items }: ChecklistContent, answers: Answers): Answer[] =>
  items.flatMap((item) => answers[item.key] ?? [])

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
