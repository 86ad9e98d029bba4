import type { ChecklistContent, ChecklistItem } from './checklist.ts'
import { type Around, evaluate, holds } from './expression.evaluator.ts'
import { type Expression, partsOf } from './expression.ts'
import { dateOf, dayNumberOf, numberOf, type Scalar, textOf } from './expression.values.ts'

/** A day of no meaning; formulas that read the day are tried on those around the dates in them, too. */
const someDay = '2026-02-13'
const mostTrials = 2000

/**
 * Whether a formula can hold for no answers at all. It is tried with every value that could make a difference: the
 * literals in it and those just beside and between, the names of choices, the verdicts. Where these do not settle it,
 * as with patterns, parts of texts, sums, or one answer set against another, nobody can say, and no fault is found. A
 * constraint is tried with answers that comply: one that only numbers outside the limits could meet lets nobody comply.
 */
export function neverHolds(
  expression: Expression,
  judged: ChecklistItem | null,
  section: string,
  content: ChecklistContent,
): boolean {
  const variables = variablesOf(expression, judged, section, content)
  if (!variables || !isDecidable(expression, new Map(variables), judged)) return false
  return daysFor(expression).every((today) => {
    const pool = literalsOf(expression, today)
    const trials = variables.map(([, item]) => candidatesOf(item, item === judged, pool))
    if (trials.some((values) => values === null || values.length === 0)) return false
    if (trials.reduce((product, values) => product * values!.length, 1) > mostTrials) return false
    return !someHolds(expression, variables, trials as Scalar[][], judged, today)
  })
}

function daysFor(expression: Expression): string[] {
  const readsDay = [...partsOf(expression)].some((part) => part.kind === 'call' && part.name === 'today')
  return readsDay ? [someDay, ...datesOf(literalsOf(expression, someDay))] : [someDay]
}

type Variable = [name: string, item: ChecklistItem]

/** The answers that it reads, or null where one is a set, is worked out, or is what cannot be guessed. */
function variablesOf(
  expression: Expression,
  judged: ChecklistItem | null,
  section: string,
  { items, sections }: ChecklistContent,
): Variable[] | null {
  const repeating = new Set(sections.filter(({ repeats }) => repeats).map(({ title }) => title))
  const variables = new Map<string, ChecklistItem>()
  for (const part of partsOf(expression)) {
    if (part.kind === 'attribute') return null
    if (part.kind !== 'answer' && part.kind !== 'self') continue
    const item = part.kind === 'self' ? judged : items.find(({ key }) => key === part.name)
    if (!item || item.answerKind === 'calculation') return null
    if (item.section !== section && repeating.has(item.section)) return null
    variables.set(item.key, item)
  }
  return [...variables]
}

const plainCalls = new Set(['true', 'false', 'not', 'boolean', 'today', 'if', 'coalesce'])
const comparisons = new Set(['=', '!=', '<', '<=', '>', '>='])

/** Only truths, choices, and comparisons with what is fixed: there the values at the edges stand for all others. */
function isDecidable(
  expression: Expression,
  items: ReadonlyMap<string, ChecklistItem>,
  judged: ChecklistItem | null,
): boolean {
  const decides = (part: Expression): boolean => {
    if (isConstant(part) || isAnswer(part)) return true
    if (part.kind === 'call') return isChoosing(part) || (plainCalls.has(part.name) && part.given.every(decides))
    if (part.kind !== 'operation') return false
    const { operator, left, right } = part
    if (operator === 'and' || operator === 'or') return decides(left) && decides(right)
    if (isLength(left) || isLength(right)) return measuresOnly && (isConstant(left) || isConstant(right))
    return comparisons.has(operator) && decides(left) && decides(right) && (isConstant(left) || isConstant(right))
  }
  const isChoosing = (part: Expression & { kind: 'call' }): boolean => {
    const [subject, name] = part.given
    const item = subject?.kind === 'answer' ? items.get(subject.name) : subject?.kind === 'self' ? judged : null
    if (item?.answerKind !== 'choice') return false
    return part.name === 'count-selected' || (part.name === 'selected' && isConstant(name!))
  }
  const answers = [...partsOf(expression)].filter(isAnswer).length
  // A text of the right length may be wrong in itself, so lengths are tried by themselves.
  const isText = [...items.values()].every(({ answerKind }) => answerKind === 'text' || answerKind === 'code')
  const measuresOnly = isText && answers === [...partsOf(expression)].filter(isLength).length
  return decides(expression)
}

const isLength = (part: Expression): boolean =>
  part.kind === 'call' && part.name === 'string-length' && isAnswer(part.given[0]!)

const isAnswer = ({ kind }: Expression): boolean => kind === 'answer' || kind === 'self'

const isConstant = (expression: Expression): boolean =>
  [...partsOf(expression)].every(({ kind }) => kind !== 'answer' && kind !== 'self' && kind !== 'attribute')

const nothing: Around = { today: someDay, self: '', answerOf: () => '', attributeOf: () => '' }

/** Every value that stands in the formula or is worked out in it without any answer. */
function literalsOf(expression: Expression, today: string): Scalar[] {
  const constants = [...partsOf(expression)].filter(isConstant)
  return [...new Set(constants.flatMap((part) => evaluate(part, { ...nothing, today })))]
}

function candidatesOf(item: ChecklistItem, isJudged: boolean, pool: readonly Scalar[]): Scalar[] | null {
  const values = valuesOf(item, isJudged, pool)
  // An answer that is judged is given; any other may be missing.
  if (!values || isJudged) return values
  return ['', ...values]
}

function valuesOf(item: ChecklistItem, isJudged: boolean, pool: readonly Scalar[]): Scalar[] | null {
  switch (item.answerKind) {
    case 'verdict':
      return ['compliant', 'notCompliant', 'notApplicable']
    case 'choice':
      return choicesOf(item)
    case 'number':
      return numbersOf(item, isJudged, pool)
    case 'date':
      return datesOf(pool)
    case 'note':
      return []
    case 'text':
    case 'code':
      return textsOf(pool)
    default:
      return ['019a0000-0000-7000-8000-000000000000']
  }
}

/** One of them, or of several every combination: how many are chosen may matter as well as which. */
function choicesOf({ choices = [], several }: ChecklistItem): Scalar[] | null {
  const names = choices.map(({ name }) => name)
  if (!several) return names
  if (names.length > 10) return null
  const subsets = Array.from({ length: 2 ** names.length - 1 }, (_, bits) =>
    names.filter((_, at) => ((bits + 1) >> at) & 1),
  )
  return subsets.map((chosen) => chosen.join(' '))
}

/** Each number with those just beside it and halfway to the next. */
function edgesOf(numbers: readonly number[]): number[] {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other)
  const between = sorted.slice(1).map((value, index) => (value + sorted[index]!) / 2)
  return [...new Set([...sorted.flatMap((value) => [value - 1, value, value + 1]), ...between])]
}

const finite = (pool: readonly Scalar[]): number[] => pool.map(numberOf).filter(Number.isFinite)

function numbersOf({ number }: ChecklistItem, isJudged: boolean, pool: readonly Scalar[]): number[] {
  const { least = -Infinity, most = Infinity, whole } = number ?? {}
  const numbers = edgesOf([0, ...finite(pool), ...[least, most].filter(Number.isFinite)])
  const possible = whole ? [...new Set(numbers.flatMap((value) => [Math.floor(value), Math.ceil(value)]))] : numbers
  return isJudged ? possible.filter((value) => value >= least && value <= most) : possible
}

const datesOf = (pool: readonly Scalar[]): string[] =>
  edgesOf([dayNumberOf(someDay), ...finite(pool)])
    .map((day) => dateOf(Math.round(day)))
    .filter(Boolean)

function textsOf(pool: readonly Scalar[]): string[] {
  const lengths = edgesOf(finite(pool)).filter((length) => Number.isInteger(length) && length > 0 && length <= 4000)
  const known = pool.map(textOf)
  // The last is in no formula, for it is longer than all that stands there.
  const texts = [...known, ...edgesOf(finite(pool)).map(String), ...lengths.map((length) => 'x'.repeat(length))]
  return [...new Set([...texts, `${known.join('')}x`])].filter(Boolean)
}

function someHolds(
  expression: Expression,
  variables: readonly Variable[],
  trials: readonly Scalar[][],
  judged: ChecklistItem | null,
  today: string,
): boolean {
  const given = new Map<string, Scalar>()
  const around: Around = { ...nothing, today, answerOf: (name) => given.get(name) ?? '' }
  const tryFrom = (index: number): boolean => {
    if (index === variables.length)
      return holds(expression, judged ? { ...around, self: given.get(judged.key) ?? '' } : around)
    return trials[index]!.some((value) => {
      given.set(variables[index]![0], value)
      return tryFrom(index + 1)
    })
  }
  return tryFrom(0)
}
