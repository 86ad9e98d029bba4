import { formatRocDateLong } from '#domain/calendar.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Say } from './official-document.document.ts'
import type { DocumentContent, Section, SectionName } from './official-document.ts'
import { renumbered } from './section.rules.ts'

export type ToldDeficiency = Deficiency & { photographs: readonly string[] }

/** What the records give; the rest of a draft comes from its kind and from whoever writes it. */
export type Wording = Pick<DocumentContent, 'subject' | 'sections'> &
  Partial<Pick<DocumentContent, 'attachments' | 'originals'>>

export type Parameters = Record<string, string | number>

/** 115年2月11日 */
export const dayText = (date: string): string => formatRocDateLong(date).replace('中華民國', '')

/** A section of sentences from the messages: several are items, a single one stands alone. */
export function section(name: SectionName, keys: readonly string[], parameters: Parameters, say: Say): Section {
  const sentences = keys.map((key) => say(`officialDocument.draft.${key}`, parameters))
  const text =
    sentences.length > 1 ? renumbered(sentences.map((sentence) => `一、${sentence}`).join('\n')) : sentences[0]!
  return { name, text }
}
