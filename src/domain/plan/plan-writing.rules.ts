import { numbered, numberedByPlace, numberingOf } from './clause-numbering.rules.ts'
import { referenceKey, withReferences } from './clause-reference.rules.ts'
import type { Clause } from './plan.ts'
import type { EditedClause } from './plan-writing.ts'
import { textOfPlan, writtenPlan } from './written-plan.ts'

/** What the editor holds of a clause while it is written: `key` tells it from the others, new ones too. */
export type Draft = EditedClause & { key: string }

/** The plan's clauses as they are edited: heading and text apart, numbers left to their place. */
export function editedClauses(sourceText: string, clauses: readonly Pick<Clause, 'id'>[]): EditedClause[] {
  const written = writtenPlan(sourceText).clauses
  const byPlace = numberedByPlace(written)
  return written.map(({ level, marker, lines, headingLength }, at) => {
    const whole = lines.join('\n')
    return {
      id: clauses[at]?.id ?? null,
      level,
      marker: byPlace[at] ? null : marker,
      heading: whole.slice(0, headingLength).replace(/[\s:：]+$/, ''),
      text: whole.slice(headingLength).trim(),
    }
  })
}

export const numberingOfText = (sourceText: string) => numberingOf(writtenPlan(sourceText).clauses)

/** So long a heading is read as one only where its line ends with it. */
const longestInLine = 10

function linesOf({ marker, heading, text }: EditedClause): string[] {
  const [title, words] = [heading.trim(), text.trim()]
  if (!title || !words) return (title || words).split('\n')
  // A chapter without a number is known by its heading, alone on its line.
  if (marker === '') return [title, ...words.split('\n')]
  return title.length <= longestInLine ? `${title}：${words}`.split('\n') : [`${title}：`, ...words.split('\n')]
}

/** The plan's text with these clauses in place of its own; title and what stands before them stay. */
export function textWith(sourceText: string, clauses: readonly EditedClause[]): string {
  const paper = writtenPlan(sourceText)
  const markers = numbered(clauses, numberingOf(paper.clauses))
  return textOfPlan({
    ...paper,
    clauses: clauses.map((clause, at) => ({ marker: markers[at]!.marker, lines: linesOf(clause) })),
  })
}

/** Which clause a text would be read otherwise than it was written, e.g. because a line of it begins with a number. */
export function readsOtherwise(
  clauses: readonly EditedClause[],
  read: readonly { level: number; text: string }[],
): number | null {
  const bare = (words: string) => words.replace(/[\s\p{P}●○◎■□◆◇★☆•‧※|]/gu, '')
  const at = clauses.findIndex(({ level, heading, text }, index) => {
    const one = read[index]
    return !one || one.level !== level || bare(one.text) !== bare(heading + text)
  })
  if (at >= 0) return at
  return read.length === clauses.length ? null : clauses.length - 1
}

/** A clause and all that stands below it. */
export function branchEnd(clauses: readonly Pick<EditedClause, 'level'>[], at: number): number {
  const end = clauses.findIndex(({ level }, index) => index > at && level <= clauses[at]!.level)
  return end < 0 ? clauses.length : end
}

export function removed(clauses: readonly Draft[], at: number): Draft[] {
  return [...clauses.slice(0, at), ...clauses.slice(branchEnd(clauses, at))]
}

/** A new clause of the same level, behind this one and all below it. */
export function insertedAfter(clauses: readonly Draft[], at: number, key: string): Draft[] {
  const end = branchEnd(clauses, at)
  const clause: Draft = { key, id: null, level: clauses[at]!.level, marker: null, heading: '', text: '' }
  return [...clauses.slice(0, end), clause, ...clauses.slice(end)]
}

/** Past its neighbour of the same level, with all below it; where there is none, nothing moves. */
export function moved(clauses: readonly Draft[], at: number, direction: 'up' | 'down'): Draft[] {
  const { level } = clauses[at]!
  const end = branchEnd(clauses, at)
  if (direction === 'down') return clauses[end]?.level === level ? moved(clauses, end, 'up') : [...clauses]
  const before = clauses.findLastIndex((clause, index) => index < at && clause.level <= level)
  if (clauses[before]?.level !== level) return [...clauses]
  return [...clauses.slice(0, before), ...clauses.slice(at, end), ...clauses.slice(before, at), ...clauses.slice(end)]
}

const deepest = 8

/** One level in or out, with all below it. A clause stands at most one level below the one before it. */
export function shifted(clauses: readonly Draft[], at: number, step: 1 | -1): Draft[] {
  const end = branchEnd(clauses, at)
  const level = clauses[at]!.level + step
  const tooDeep = clauses.slice(at, end).some((clause) => clause.level + step > deepest)
  if (level < 1 || tooDeep || level > (clauses[at - 1]?.level ?? 0) + 1) return [...clauses]
  return clauses.map((clause, index) =>
    index >= at && index < end ? { ...clause, level: clause.level + step, marker: null } : clause,
  )
}

type Numbering = ReturnType<typeof numberingOf>

/** After a change of order: every reference is written as the clause that it meant is numbered now. */
export function withFollowing(before: readonly Draft[], after: readonly Draft[], numbering: Numbering): Draft[] {
  const keys = new Map(numbered(before, numbering).map(({ path }, at) => [referenceKey(path), before[at]!.key]))
  const paths = new Map(numbered(after, numbering).map(({ path }, at) => [after[at]!.key, path]))
  const follow = (words: string) =>
    withReferences(
      words,
      (key) => keys.get(key),
      (target) => paths.get(target),
    )
  return after.map((clause) => ({ ...clause, heading: follow(clause.heading), text: follow(clause.text) }))
}
