import type { Answer, ChecklistItem } from '#domain/checklist/checklist.ts'
import { type Answers, asks, type Changes, emptyAnswer, placeOf } from './answers.ts'
import type { Asked } from './form-groups.ts'

/** Only what needs nothing but a look: neither proof nor a measured value, and not answered yet. */
export const isPlainlyOpen = ({ entry: { item, verdict } }: Asked): boolean =>
  verdict === null && item.answerKind === 'verdict' && item.evidence !== 'always' && !item.constraint

/** One confirmation answers all that is open; what was answered stays, and each answer says how it was given. */
export function confirmed(questions: readonly Asked[], answers: Answers): Changes {
  const given = questions.filter(isPlainlyOpen).map(({ place, entry }): [string, Answer] => {
    const before = answers[place] ?? emptyAnswer({ itemKey: entry.item.key, at: entry.at })
    return [place, { ...before, verdict: 'compliant', bySection: true }]
  })
  return Object.fromEntries(given)
}

/** An object begins to exist by the place of its first answer, which is still to be given. */
export function objectAdded(items: readonly ChecklistItem[], times: number): Changes {
  const first = items.find(asks)
  if (!first) return {}
  const answer = emptyAnswer({ itemKey: first.key, at: times })
  return { [placeOf(answer)]: answer }
}

/** Those behind it move up. */
export function objectRemoved(items: readonly ChecklistItem[], at: number, times: number, answers: Answers): Changes {
  const changes: Record<string, Answer | null> = {}
  for (const { key } of items)
    for (let place = at; place < times; place += 1) {
      const following = answers[placeOf({ itemKey: key, at: place + 1 })]
      const here = placeOf({ itemKey: key, at: place })
      if (following || answers[here]) changes[here] = following ? { ...following, at: place } : null
    }
  return changes
}

/** What a person calls it: its first answer in words. */
export function nameOfObject(questions: readonly Asked[]): string | null {
  for (const { entry, answer } of questions) {
    const value = entry.item.answerKind === 'text' ? answer?.value : undefined
    if (typeof value === 'string' && value.trim()) return value.trim()
  }
  return null
}
