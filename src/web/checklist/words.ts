import type { ChecklistItem } from '#domain/checklist/checklist.ts'
import { language, nameOf, t } from '#web/platform/i18n.ts'

/** What an item is called in the lists of the editor: its question, or that it has none yet. */
export const itemTitle = ({ question, questionEn }: Pick<ChecklistItem, 'question' | 'questionEn'>): string =>
  (language() === 'en' && questionEn) || question || t('checklist.edit.noQuestion')

export const sectionTitle = ({ title, titleEn }: { title: string; titleEn?: string | undefined }): string =>
  (language() === 'en' && titleEn) || title || t('checklist.edit.noSection')

export const optionsOf = (vocabulary: string, members: readonly string[]) =>
  members.map((value) => ({ value, label: nameOf(vocabulary, value) }))

export const formTitle = ({ title, titleEn }: { title: string; titleEn?: string | null | undefined }): string =>
  (language() === 'en' && titleEn) || title
