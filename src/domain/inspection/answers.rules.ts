import type { Answer, ChecklistContent, ChecklistItem, Verdict } from '#domain/checklist/checklist.ts'
import { type CompiledItem, compiledFormOf } from '#domain/checklist/compiled-form.ts'
import { type Entry, formOf, type Gap } from '#domain/checklist/form.rules.ts'
import { fitsKind, verdictOf } from '#domain/checklist/verdict.rules.ts'
import { Problem, type ProblemCode } from '#domain/problem.ts'

/**
 * A form of three hundred questions may ask for a photograph at every other one; beyond that somebody keeps an archive
 * in it, which lists and prints would have to carry.
 */
const mostFiles = 200

/** Where an answer stands: its question and, in a section that repeats, which object. */
const placeOf = (itemKey: string, at: number | undefined): string => (at === undefined ? itemKey : `${itemKey}#${at}`)

/** Every answer belongs to the form and is of its kind, and each place has at most one; gives them in the order of the form. */
export function answersOf(content: ChecklistContent, answers: readonly Answer[]): Answer[] {
  const { items } = compiledFormOf(content)
  const unknown = answers.filter(({ itemKey }) => !items.has(itemKey))
  if (unknown.length > 0) throw new Problem('inspection.item_unknown', { keys: keysOf(unknown) })
  checkOnce(answers)
  checkFiles(answers)
  refuseWhere(answers, 'inspection.object_unknown', ({ itemKey, at }) => !hasObject(items.get(itemKey)!, at))
  refuseWhere(answers, 'inspection.answer_of_other_kind', (one) => !fitsKind(items.get(one.itemKey)!.item, one))
  return answers.toSorted((one, other) => orderOf(items, one) - orderOf(items, other))
}

const keysOf = (answers: readonly Answer[]): string[] => [
  ...new Set(answers.map(({ itemKey, at }) => placeOf(itemKey, at))),
]

function refuseWhere(answers: readonly Answer[], code: ProblemCode, isWrong: (answer: Answer) => boolean): void {
  const wrong = answers.filter(isWrong)
  if (wrong.length > 0) throw new Problem(code, { keys: keysOf(wrong) })
}

function checkOnce(answers: readonly Answer[]): void {
  const places = answers.map(({ itemKey, at }) => placeOf(itemKey, at))
  if (new Set(places).size === places.length) return
  const keys = new Set(places.filter((place, index) => places.indexOf(place) !== index))
  throw new Problem('inspection.item_repeated', { keys: [...keys] })
}

/** Everything that an answer shows, also of what was mended on the spot. */
export const fileIdsOf = ({ fileIds, fixed }: Answer): string[] => (fixed ? [...fileIds, ...fixed.fileIds] : fileIds)

function checkFiles(answers: readonly Answer[]): void {
  const files = answers.reduce((sum, answer) => sum + fileIdsOf(answer).length, 0)
  if (files > mostFiles) throw new Problem('inspection.too_many_files', { most: mostFiles })
}

/** Only answers of a section that repeats say of which object, and all of them do. */
const hasObject = ({ section: { repeats } }: CompiledItem, at: number | undefined): boolean =>
  repeats ? at !== undefined && at < repeats.most : at === undefined

/** There are never so many objects. */
const moreThanObjects = 1000
const orderOf = (items: ReadonlyMap<string, CompiledItem>, { itemKey, at = 0 }: Answer): number =>
  items.get(itemKey)!.index * moreThanObjects + at

export type HandedIn = {
  answers: Answer[]
  /** Places that were answered and then no longer shown; such an answer counts for nothing. */
  dropped: string[]
}

/** What is handed in: everything that is shown is answered as it asks, and what is not shown falls away. */
export function handedIn(content: ChecklistContent, answers: readonly Answer[], today: string): HandedIn {
  const given = answersOf(content, answers)
  const { entries } = formOf(content, given, today)
  checkComplete(entries)
  const hidden = new Set(entries.filter(({ isShown }) => !isShown).map(({ item, at }) => placeOf(item.key, at)))
  if (hidden.size === 0) return { answers: given, dropped: [] }
  const isHidden = ({ itemKey, at }: Answer) => hidden.has(placeOf(itemKey, at))
  return { answers: given.filter((answer) => !isHidden(answer)), dropped: keysOf(given.filter(isHidden)) }
}

/** In which order a person is told: first that something is not answered at all. */
const codeOfGap: [Exclude<Gap, 'unanswered'>, ProblemCode][] = [
  ['outOfKind', 'inspection.answer_of_other_kind'],
  ['constraintBroken', 'inspection.constraint_broken'],
  ['noteMissing', 'inspection.note_missing'],
  ['fileMissing', 'inspection.file_missing'],
]

function checkComplete(entries: readonly Entry[]): void {
  if (entries.every(({ gap }) => gap === null)) return
  const lacking = (gap: Gap) => entries.filter((one) => one.gap === gap).map(({ item, at }) => placeOf(item.key, at))
  const missing = lacking('unanswered')
  if (missing.length > 0) throw new Problem('inspection.incomplete', { missing, count: missing.length })
  for (const [gap, code] of codeOfGap) {
    const keys = lacking(gap)
    if (keys.length > 0) throw new Problem(code, { keys })
  }
}

export type Counts = Record<Verdict, number>

/** Of those answers that say something of compliance; a text or a photograph by itself does not. */
export function countVerdicts(content: ChecklistContent, answers: readonly Answer[]): Counts {
  const { items } = compiledFormOf(content)
  const counts: Counts = { compliant: 0, notCompliant: 0, notApplicable: 0 }
  for (const answer of answers) {
    const verdict = verdictOf(items.get(answer.itemKey)!.item, answer)
    if (verdict) counts[verdict] += 1
  }
  return counts
}

export type Failed = { item: ChecklistItem; at: number | undefined; answer: Answer }

/** The answers that do not comply, in the order that they are given in. */
export function failedItems(content: ChecklistContent, answers: readonly Answer[]): Failed[] {
  const { items } = compiledFormOf(content)
  return answers.flatMap((answer) => {
    const { item } = items.get(answer.itemKey)!
    return verdictOf(item, answer) === 'notCompliant' ? [{ item, at: answer.at, answer }] : []
  })
}
