import { partsOf, skipsLevel } from '#domain/official-document/section.rules.ts'
import { Problem } from '#domain/problem.ts'
import type { TemplateContent, TemplateKind, TextKey } from './document-template.ts'
import { paperForms } from './paper-forms.ts'
import { asksFor, filled, placeholderFaultCodes, placeholderFaults } from './placeholder.rules.ts'
import { examples, type PlaceholderKey, placeholders } from './placeholders.ts'

export const templateFaultCodes = [
  ...placeholderFaultCodes,
  'missing',
  'levelSkipped',
  'manyLines',
  'asked',
  'headingMissing',
  'chapterMissing',
  'chapterTwice',
  'notOfForm',
  'marginsNarrow',
  'bindingNarrow',
] as const
/** `at`: the field that it stands in; `line` where it has several. */
export type TemplateFault = {
  code: (typeof templateFaultCodes)[number]
  at: string
  line: number | null
  name: string
}

const fault = (code: TemplateFault['code'], at: string, name = ''): TemplateFault => ({ code, at, line: null, name })

export const textOf = ({ texts }: Pick<TemplateContent, 'texts'>, key: TextKey): string =>
  texts.find((one) => one.key === key)?.text ?? ''

/** Texts that are sections of a paper, typed with their markers. */
const sections: readonly TextKey[] = [
  'explanation',
  'method',
  'proposal',
  'basis',
  'matters',
  'explanationNothing',
  'proposalNothing',
  'note',
  'noteConfidential',
]

function faultsOfText(key: TextKey, text: string, known: readonly PlaceholderKey[], asked?: PlaceholderKey) {
  const inBraces = placeholderFaults(text, known).map((one): TemplateFault => ({ ...one, at: key }))
  const isSkipping = sections.includes(key) && skipsLevel(partsOf(filled(text, examples)))
  const isMissing = key === 'subject' && text.trim() === ''
  return [
    ...inBraces,
    ...(isMissing ? [fault('missing', key)] : []),
    ...(key === 'subject' && text.includes('\n') ? [fault('manyLines', key)] : []),
    ...(isSkipping ? [fault('levelSkipped', key)] : []),
    ...(asked && !asksFor(text, asked) ? [fault('asked', key, placeholders[asked].name)] : []),
  ]
}

function faultsOfChapters(kind: TemplateKind, { chapters }: TemplateContent): TemplateFault[] {
  const form = paperForms[kind]
  const known = form.placeholders
  const keys = chapters.flatMap(({ key }) => key ?? [])
  return [
    ...chapters.flatMap(({ key, heading, text }, index) => [
      ...placeholderFaults(heading, []).map((one): TemplateFault => ({ ...one, line: null, at: `chapter.${index}` })),
      ...placeholderFaults(text, known).map((one): TemplateFault => ({ ...one, at: `chapter.${index}` })),
      ...(heading.trim() === '' ? [fault('headingMissing', `chapter.${index}`)] : []),
      ...(key === null && text.trim() === '' ? [fault('missing', `chapter.${index}`)] : []),
      ...(key !== null && !form.chapters.includes(key) ? [fault('notOfForm', `chapter.${index}`, key)] : []),
      ...(key !== null && keys.indexOf(key) !== keys.lastIndexOf(key)
        ? [fault('chapterTwice', `chapter.${index}`, heading)]
        : []),
    ]),
    ...form.obligatory.filter((key) => !keys.includes(key)).map((key) => fault('chapterMissing', 'chapters', key)),
  ]
}

const narrowestTextMm = 120
const narrowestBindingMm = 20

function faultsOfLook({ look }: TemplateContent): TemplateFault[] {
  if (!look) return []
  const { left, right } = look.marginMm
  return [
    ...(210 - left - right < narrowestTextMm ? [fault('marginsNarrow', 'margins')] : []),
    ...(look.bindingLine && left < narrowestBindingMm ? [fault('bindingNarrow', 'margins')] : []),
  ]
}

/** What keeps a template from being sent, each by the place where it stands. */
export function templateFaults(kind: TemplateKind, content: TemplateContent): TemplateFault[] {
  const form = paperForms[kind]
  const strange = [
    ...content.texts.filter(({ key }) => !form.texts.includes(key)).map(({ key }) => key),
    ...content.leftOut.filter((field) => !form.fields.includes(field)),
    ...((content.look !== null) !== (kind === 'look') ? ['look'] : []),
  ]
  return [
    ...strange.map((at) => fault('notOfForm', at, at)),
    ...form.texts.flatMap((key) => faultsOfText(key, textOf(content, key), form.placeholders, form.asks[key])),
    ...faultsOfChapters(kind, content),
    ...faultsOfLook(content),
  ]
}

export function checkTemplate(kind: TemplateKind, content: TemplateContent): void {
  const faults = templateFaults(kind, content)
  if (faults.length > 0) throw new Problem('documentTemplate.faulty', { faults })
}

/** What one says otherwise than the other, by the names of its parts. */
export function changedParts(before: TemplateContent, after: TemplateContent): string[] {
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  const keys = new Set([...before.texts, ...after.texts].map(({ key }) => key))
  return [
    ...[...keys].filter((key) => textOf(before, key) !== textOf(after, key)),
    ...(differs(before.chapters, after.chapters) ? ['chapters'] : []),
    ...(differs(before.leftOut.toSorted(), after.leftOut.toSorted()) ? ['fields'] : []),
    ...(['marginMm', 'bindingLine', 'logo'] as const).filter((part) =>
      differs(before.look?.[part], after.look?.[part]),
    ),
  ]
}

/** The chapters of a paper as the template orders them; one that it leaves out stands nevertheless where somebody wrote. */
export function orderedChapters<Key extends string>(
  { chapters }: Pick<TemplateContent, 'chapters'>,
  own: readonly { key: Key; heading: string; isWritten: boolean }[],
): { key: Key | null; heading: string; text: string }[] {
  const keys = new Set<string | null>(chapters.map(({ key }) => key))
  const added = own.filter(({ key, isWritten }) => isWritten && !keys.has(key))
  return [
    ...(chapters as readonly { key: Key | null; heading: string; text: string }[]),
    ...added.map(({ key, heading }) => ({ key, heading, text: '' })),
  ]
}
