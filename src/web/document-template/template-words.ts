import type { TemplateContent, TemplateKind, TextKey } from '#domain/document-template/document-template.ts'
import { placeholderNamed, tokenOf } from '#domain/document-template/placeholders.ts'
import type { TemplateFault } from '#domain/document-template/template.rules.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'

export const kindText = (kind: TemplateKind): string => t(`documentTemplate.kind.${kind}`)

/** The name of a heading as the product has it, for one that was taken out. */
export const chapterText = (kind: TemplateKind, key: string): string =>
  nameOf(kind === 'minutes' ? 'meeting.document' : 'outcome.section', key)

export function faultText(kind: TemplateKind, { code, line, name }: TemplateFault): string {
  const key = placeholderNamed(name)
  const shown = code === 'asked' && key ? tokenOf(key) : code === 'chapterMissing' ? chapterText(kind, name) : name
  return t(`documentTemplate.fault.${code}`, { line: line ?? '', name: shown })
}

/** Of one field, on one line each. */
export const faultsAt = (kind: TemplateKind, faults: readonly TemplateFault[], at: string): string | null =>
  faults
    .filter((one) => one.at === at)
    .map((one) => faultText(kind, one))
    .join('\n') || null

const parts = new Set(['chapters', 'fields', 'marginMm', 'bindingLine', 'logo'])
export const partText = (part: string): string =>
  parts.has(part) ? nameOf('documentTemplate.part', part) : nameOf('documentTemplate.text', part)

export const standingText = ({ number, since }: { number: number; since: string | null }): string =>
  number === 0 || since === null
    ? t('documentTemplate.product')
    : t('documentTemplate.numberSince', { number, since: dateText(since.slice(0, 10)) })

export const withText = ({ texts }: TemplateContent, key: TextKey, text: string): TemplateContent['texts'] =>
  texts.some((one) => one.key === key)
    ? texts.map((one) => (one.key === key ? { key, text } : one))
    : [...texts, { key, text }]
