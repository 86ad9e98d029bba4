import type { Answer, ChecklistContent, ChecklistItem, Choice, Verdict } from './checklist.ts'
import { type CompiledForm, type CompiledItem, type CompiledSection, compiledFormOf } from './compiled-form.ts'
import { type Around, evaluate, holds } from './expression.evaluator.ts'
import type { Expression } from './expression.ts'
import { first, type Scalar, textOf, type Value } from './expression.values.ts'
import { fitsKind, isGiven, verdictOf } from './verdict.rules.ts'

/** What a question still lacks before it can be handed in. */
export type Gap = 'unanswered' | 'outOfKind' | 'constraintBroken' | 'noteMissing' | 'fileMissing'

/** One question as it stands; of a repeating section, one for each object. */
export type Entry = {
  item: ChecklistItem
  at: number | undefined
  isShown: boolean
  /** Those that are offered now. */
  choices: readonly Choice[]
  /** What a calculation comes to; null while it comes to nothing, and of every other question. */
  calculated: string | number | null
  verdict: Verdict | null
  gap: Gap | null
  /** What is said of a broken constraint. */
  message: string | null
}

export type SectionState = {
  title: string
  shown: boolean
  /** How many objects it is answered for: 1 unless it repeats. */
  times: number
  repeats: CompiledSection['repeats']
}

export type FormState = { sections: SectionState[]; entries: Entry[] }

/**
 * How a form stands with these answers: what is shown, offered, worked out, judged and still lacking. The device and
 * the server ask the same.
 */
export function formOf(content: ChecklistContent, answers: readonly Answer[], today: string): FormState {
  const form = compiledFormOf(content)
  const reader = readerOf(form, answers, today)
  const sections = form.sections.map((section) => ({
    title: section.title,
    shown: reader.showsSection(section),
    times: reader.timesOf(section),
    repeats: section.repeats,
  }))
  return { sections, entries: form.sections.flatMap((section) => entriesOf(section, reader)) }
}

function entriesOf(section: CompiledSection, reader: Reader): Entry[] {
  if (!section.repeats) return section.items.map((one) => entryOf(one, undefined, reader))
  const objects = Array.from({ length: reader.timesOf(section) }, (_, at) => at)
  return objects.flatMap((at) => section.items.map((one) => entryOf(one, at, reader)))
}

const noChoices: readonly Choice[] = []

function entryOf(one: CompiledItem, at: number | undefined, reader: Reader): Entry {
  const { item } = one
  const answer = reader.answerTo(one, at)
  const isShown = reader.isShown(one, at)
  const verdict = isShown ? verdictOf(item, answer) : null
  const gap = isShown ? gapOf(one, at, answer, verdict, reader) : null
  const entry: Entry = {
    item,
    at,
    isShown,
    choices: item.answerKind === 'choice' ? (item.choices ?? noChoices) : noChoices,
    calculated: isShown && item.answerKind === 'calculation' ? calculatedOf(reader.valueAt(one, at)) : null,
    verdict,
    gap,
    message: gap === 'constraintBroken' ? item.constraint!.message || null : null,
  }
  return one.choiceFilter ? withFilter(entry, () => reader.choicesOf(one, at)) : entry
}

/** Filtered only for whoever looks: a long list in many objects costs more than all the rest. */
function withFilter(entry: Entry, filter: () => readonly Choice[]): Entry {
  let choices: readonly Choice[] | undefined
  const get = () => {
    choices ??= filter()
    return choices
  }
  return Object.defineProperty(entry, 'choices', { get, enumerable: true })
}

const calculatedOf = (value: Scalar): string | number | null => {
  if (typeof value !== 'number') return textOf(value) || null
  return Number.isFinite(value) ? value : null
}

function gapOf(
  one: CompiledItem,
  at: number | undefined,
  answer: Answer | undefined,
  verdict: Verdict | null,
  reader: Reader,
): Gap | null {
  const { item } = one
  if (item.answerKind === 'note' || item.answerKind === 'calculation') return null
  if (!answer || !isGiven(item, answer)) return item.required ? 'unanswered' : null
  if (!fitsKind(item, answer) || !isOffered(answer, one, at, reader)) return 'outOfKind'
  if (answer.verdict === 'notApplicable') return null
  if (one.constraint && !reader.allows(one.constraint, one, at)) return 'constraintBroken'
  if (verdict === 'notCompliant' && !answer.note?.trim()) return 'noteMissing'
  return needsFile(item, verdict) && answer.fileIds.length === 0 ? 'fileMissing' : null
}

const needsFile = ({ evidence }: ChecklistItem, verdict: Verdict | null): boolean =>
  evidence === 'always' || (evidence === 'whenNotCompliant' && verdict === 'notCompliant')

/** What was chosen may no longer be offered once another answer has changed. */
function isOffered({ value }: Answer, one: CompiledItem, at: number | undefined, reader: Reader): boolean {
  if (!one.choiceFilter || value === undefined) return true
  const choices = reader.choicesOf(one, at)
  const offered = (name: unknown) => choices.some((choice) => choice.name === name)
  return Array.isArray(value) ? value.every(offered) : offered(value)
}

type Reader = {
  answerTo: (one: CompiledItem, at: number | undefined) => Answer | undefined
  showsSection: (section: CompiledSection) => boolean
  isShown: (one: CompiledItem, at: number | undefined) => boolean
  timesOf: (section: CompiledSection) => number
  valueAt: (one: CompiledItem, at: number | undefined) => Scalar
  choicesOf: (one: CompiledItem, at: number | undefined) => readonly Choice[]
  allows: (constraint: Expression, one: CompiledItem, at: number | undefined) => boolean
}

/** Reads the answers of a form on demand, each formula once; a circle, which publishing refuses, reads as unanswered. */
function readerOf(form: CompiledForm, answers: readonly Answer[], today: string): Reader {
  const given = answersByItem(answers)
  const sections = new Map<CompiledSection, boolean>()
  const shown = new Map<CompiledItem, (boolean | undefined)[]>()
  const values = new Map<CompiledItem, (Scalar | undefined)[]>()

  const answerTo: Reader['answerTo'] = (one, at) => given.get(one.item.key)?.[at ?? 0]
  const around = (section: CompiledSection, at: number | undefined, self: Scalar = ''): Around => ({
    today,
    self,
    answerOf: (name) => read(name, section, at),
    attributeOf: () => '',
  })
  const showsSection: Reader['showsSection'] = (section) => {
    if (!section.shownIf) return true
    return once(sections, section, false, () => holds(section.shownIf!, around(section, undefined)))
  }
  const isShown: Reader['isShown'] = (one, at) => {
    if (!one.shownIf) return showsSection(one.section)
    return onceAt(shown, one, at, false, () => {
      return showsSection(one.section) && holds(one.shownIf!, around(one.section, at))
    })
  }
  const timesOf: Reader['timesOf'] = ({ repeats, items }) => {
    if (!repeats) return 1
    const answered = items.reduce((most, { item }) => Math.max(most, given.get(item.key)?.length ?? 0), 0)
    return Math.min(repeats.most, Math.max(repeats.least, answered))
  }
  const valueAt: Reader['valueAt'] = (one, at) => {
    if (!isShown(one, at)) return ''
    if (one.item.answerKind !== 'calculation') return givenValueOf(one.item, answerTo(one, at))
    if (!one.calculation) return ''
    return onceAt(values, one, at, '', () => settled(evaluate(one.calculation!, around(one.section, at))))
  }
  const read = (name: string, from: CompiledSection, at: number | undefined): Value => {
    const one = form.items.get(name)
    if (!one) return ''
    if (!one.section.repeats) return valueAt(one, undefined)
    if (one.section === from && at !== undefined) return valueAt(one, at)
    const objects = Array.from({ length: timesOf(one.section) }, (_, object) => object)
    return objects.filter((object) => isShown(one, object)).map((object) => valueAt(one, object))
  }
  const choicesOf: Reader['choicesOf'] = ({ item, choiceFilter, section }, at) => {
    const choices = item.choices ?? noChoices
    if (!choiceFilter) return choices
    const here = around(section, at)
    return choices.filter((choice) =>
      holds(choiceFilter, { ...here, attributeOf: (name) => attributeOf(choice, name) }),
    )
  }
  const allows: Reader['allows'] = (constraint, one, at) => holds(constraint, around(one.section, at, valueAt(one, at)))
  return { answerTo, showsSection, isShown, timesOf, valueAt, choicesOf, allows }
}

function answersByItem(answers: readonly Answer[]): Map<string, Answer[]> {
  const byItem = new Map<string, Answer[]>()
  for (const answer of answers) {
    const known = byItem.get(answer.itemKey)
    if (known) known[answer.at ?? 0] = answer
    else {
      const first: Answer[] = []
      first[answer.at ?? 0] = answer
      byItem.set(answer.itemKey, first)
    }
  }
  return byItem
}

function once<K, V>(known: Map<K, V>, key: K, circular: V, work: () => V): V {
  const before = known.get(key)
  if (before !== undefined) return before
  known.set(key, circular)
  const value = work()
  known.set(key, value)
  return value
}

function onceAt<K, V>(known: Map<K, (V | undefined)[]>, key: K, at: number | undefined, circular: V, work: () => V): V {
  const row = known.get(key) ?? []
  known.set(key, row)
  const before = row[at ?? 0]
  if (before !== undefined) return before
  row[at ?? 0] = circular
  const value = work()
  row[at ?? 0] = value
  return value
}

/** As formulas read it; several choices are one text with spaces between, as spreadsheets have it. */
function givenValueOf({ answerKind }: ChecklistItem, answer: Answer | undefined): Scalar {
  if (!answer) return ''
  if (answerKind === 'verdict') return answer.verdict ?? ''
  if (answerKind === 'photograph' || answerKind === 'signature') return answer.fileIds[0] ?? ''
  const value = answer.verdict === undefined ? answer.value : undefined
  return Array.isArray(value) ? value.join(' ') : (value ?? '')
}

/** A calculation is kept as a number or a text, as everywhere in the field. */
function settled(value: Value): Scalar {
  const one = first(value)
  return typeof one === 'boolean' || Number.isNaN(one) ? textOf(one) : one
}

function attributeOf(choice: Choice, name: string): string {
  if (name === 'name') return choice.name
  if (name === 'label') return choice.label
  return choice.attributes && Object.hasOwn(choice.attributes, name) ? choice.attributes[name]! : ''
}
