import type { Answer, ChecklistItem } from '#domain/checklist/checklist.ts'
import type { Entry } from '#domain/checklist/form.rules.ts'
import { type Answers, asks, type Changes, emptyAnswer, placeOf } from './answers.ts'
import { placeOfEntry } from './form-groups.ts'

/** Only what needs nothing but a look: neither proof nor a measured value, and not answered yet. */
const isPlain = ({ item }: Entry): boolean =>
  item.answerKind === 'verdict' && item.evidence !== 'always' && !item.constraint

/** The questions that one confirmation for the whole section would answer. */
export const plainlyOpen = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => entry.isShown && isPlain(entry) && entry.verdict === null)

/** One confirmation answers all that is open; what was answered stays, and each answer says how it was given. */
export function confirmed(entries: readonly Entry[], answers: Answers): Changes {
  const given = plainlyOpen(entries).map((entry): [string, Answer] => {
    const place = placeOfEntry(entry)
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
export function nameOfObject(entries: readonly Entry[], answers: Answers): string | null {
  for (const entry of entries) {
    const value = entry.item.answerKind === 'text' ? answers[placeOfEntry(entry)]?.value : undefined
    if (typeof value === 'string' && value.trim()) return value.trim()
  }
  return null
}
