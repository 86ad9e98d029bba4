import type { ChecklistContent, ChecklistItem, ChecklistSection, Choice } from './checklist.ts'
import { circlesIn } from './circle.rules.ts'
import { BadExpression, type Expression, namesIn, parseExpression, partsOf } from './expression.ts'
import { BadPattern, checkPattern } from './pattern.ts'
import { neverHolds } from './satisfaction.rules.ts'

export const faultCodes = [
  'badExpression',
  'unknownName',
  'circular',
  'neverHolds',
  'questionMissing',
  'choicesMissing',
  'choiceRepeated',
  'choicesAllFail',
  'calculationMissing',
  'limitsReversed',
  'repeatedSection',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** The fields that a formula may stand in. */
export type FormulaField = 'shownIf' | 'constraint' | 'choiceFilter' | 'calculation'

/** What keeps a form from being published, and where it stands. */
export type Fault = {
  code: FaultCode
  itemKey?: string
  section?: string
  field?: FormulaField | 'question' | 'choices' | 'number' | 'repeats'
  /** What was not understood, the unknown name, or the way round a circle. */
  detail?: string
}

type Formula = {
  expression: Expression
  field: FormulaField
  item: ChecklistItem | null
  section: string
}

/** All that is wrong with a form, in its order: formulas first read, then what they say. */
export function faultsOf(content: ChecklistContent): Fault[] {
  const faults: Fault[] = []
  const formulas = formulasOf(content, faults)
  for (const formula of formulas) faults.push(...unknownNames(formula, content), ...badPatterns(formula))
  faults.push(...content.items.flatMap(faultsOfItem), ...faultsOfSections(content))
  // What is understood can be asked whether it can ever be.
  faults.push(...circlesIn(content, formulas), ...formulas.flatMap((formula) => hopeless(formula, content)))
  return faults
}

function formulasOf({ items, sections }: ChecklistContent, faults: Fault[]): Formula[] {
  const formulas: Formula[] = []
  const read = (text: string | undefined, place: Omit<Formula, 'expression'>) => {
    if (text === undefined) return
    try {
      formulas.push({ expression: parseExpression(text), ...place })
    } catch (error) {
      if (!(error instanceof BadExpression)) throw error
      faults.push({ code: 'badExpression', ...placeOf(place), detail: `${error.what} (${error.position + 1})` })
    }
  }
  for (const { title, shownIf } of sections) read(shownIf, { field: 'shownIf', item: null, section: title })
  for (const item of items) {
    const { section } = item
    read(item.shownIf, { field: 'shownIf', item, section })
    read(item.constraint?.holds, { field: 'constraint', item, section })
    read(item.choiceFilter, { field: 'choiceFilter', item, section })
    read(item.calculation, { field: 'calculation', item, section })
  }
  return formulas
}

const placeOf = ({
  field,
  item,
  section,
}: Omit<Formula, 'expression'>): Pick<Fault, 'itemKey' | 'section' | 'field'> =>
  item ? { itemKey: item.key, field } : { section, field }

/** Questions that the form does not have, and names of attributes where no choice is looked at. */
function unknownNames(formula: Formula, { items }: ChecklistContent): Fault[] {
  const known = new Set(items.map(({ key }) => key))
  const attributes = formula.field === 'choiceFilter' ? attributesOf(formula.item?.choices ?? []) : new Set<string>()
  const names = new Set<string>()
  for (const part of partsOf(formula.expression)) {
    if (part.kind === 'answer' && !known.has(part.name)) names.add(part.name)
    if (part.kind === 'attribute' && !attributes.has(part.name)) names.add(part.name)
  }
  return [...names].map((detail) => ({ code: 'unknownName', ...placeOf(formula), detail }))
}

const attributesOf = (choices: readonly Choice[]): Set<string> =>
  new Set(['name', 'label', ...choices.flatMap(({ attributes }) => Object.keys(attributes ?? {}))])

/** A pattern that stands there as text is read beforehand; one put together from answers cannot be. */
function badPatterns(formula: Formula): Fault[] {
  const faults: Fault[] = []
  for (const part of partsOf(formula.expression)) {
    if (part.kind !== 'call' || part.name !== 'regex') continue
    const pattern = part.given[1]!
    const isBad = pattern.kind !== 'literal' || !isPattern(String(pattern.value))
    if (isBad) faults.push({ code: 'badExpression', ...placeOf(formula), detail: 'regex()' })
  }
  return faults
}

function isPattern(text: string): boolean {
  try {
    checkPattern(text)
    return true
  } catch (error) {
    if (error instanceof BadPattern) return false
    throw error
  }
}

function faultsOfItem(item: ChecklistItem): Fault[] {
  const faults: Fault[] = []
  const add = (code: FaultCode, field: NonNullable<Fault['field']>, detail?: string) =>
    faults.push({ code, itemKey: item.key, field, ...(detail && { detail }) })
  if (!item.question.trim()) add('questionMissing', 'question')
  if (item.answerKind === 'choice') checkChoices(item.choices ?? [], add)
  if (item.answerKind === 'calculation' && !item.calculation) add('calculationMissing', 'calculation')
  if (item.answerKind === 'number' && isReversed(item.number)) add('limitsReversed', 'number')
  return faults
}

const isReversed = ({ least, most }: { least?: number | undefined; most?: number | undefined } = {}): boolean =>
  least !== undefined && most !== undefined && least > most

function checkChoices(choices: readonly Choice[], add: (code: FaultCode, field: 'choices', detail?: string) => void) {
  const unnamed = choices.find(({ label }) => !label.trim())
  if (choices.length === 0 || unnamed) add('choicesMissing', 'choices', unnamed?.name)
  const names = choices.map(({ name }) => name)
  const repeated = names.find((name, index) => names.indexOf(name) < index)
  if (repeated) add('choiceRepeated', 'choices', repeated)
  // Whatever is chosen, it would not comply.
  if (choices.length > 0 && choices.every(({ fails }) => fails)) add('choicesAllFail', 'choices')
}

function faultsOfSections({ items, sections }: ChecklistContent): Fault[] {
  const runs = items.filter((item, index) => item.section !== items[index - 1]?.section).map(({ section }) => section)
  const titles = sections.map(({ title }) => title)
  return [
    ...[...repeatedIn(runs), ...repeatedIn(titles)].map((section): Fault => ({ code: 'repeatedSection', section })),
    ...sections.filter(hasReversedLimits).map(({ title }): Fault => {
      return { code: 'limitsReversed', section: title, field: 'repeats' }
    }),
  ]
}

const hasReversedLimits = ({ repeats }: ChecklistSection): boolean => isReversed(repeats)

const repeatedIn = (titles: readonly string[]): string[] => [
  ...new Set(titles.filter((title, index) => titles.indexOf(title) < index)),
]

/** Constraints and relevances only: a filter may leave nothing as long as another answer stands. */
function hopeless(formula: Formula, content: ChecklistContent): Fault[] {
  const { field, item, expression } = formula
  if (field !== 'constraint' && field !== 'shownIf') return []
  const known = new Set(content.items.map(({ key }) => key))
  if (!namesIn(expression).every((name) => known.has(name))) return []
  const judged = field === 'constraint' ? item : null
  return neverHolds(expression, judged, formula.section, content) ? [{ code: 'neverHolds', ...placeOf(formula) }] : []
}
