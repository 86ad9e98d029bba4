import type { FormMark, MarkPlace } from '#domain/superior-form/superior-form.ts'
import { nameOf, t } from '#web/platform/i18n.ts'

function placeText({ part, table, row, cell, paragraph }: MarkPlace): string {
  const where =
    table === null || row === null || cell === null
      ? t('superiorForm.inParagraph', { paragraph })
      : t('superiorForm.inTable', { table, row, cell })
  return part === 'body' ? where : `${nameOf('superiorForm.part', part)}　${where}`
}

/** Where a mark stands; of many places the first two. */
export function placesText({ places }: FormMark): string {
  const named = places.slice(0, 2).map(placeText).join('、')
  return places.length > 2 ? `${named} ${t('superiorForm.more', { count: places.length })}` : named
}

export const markText = (name: string): string => `{{${name}}}`
