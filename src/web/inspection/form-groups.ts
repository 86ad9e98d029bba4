import type { Answer, ChecklistContent, ChecklistItem } from '#domain/checklist/checklist.ts'
import type { Entry, FormState, SectionState } from '#domain/checklist/form.rules.ts'
import { type Answers, asks, placeOf } from './answers.ts'

/** A section as it stands on the page, with the questions that are shown of each object it is answered for. */
export type FormGroup = { key: number; state: SectionState; items: ChecklistItem[]; objects: FormObject[] }
/** `at` is undefined in a section that does not repeat. */
export type FormObject = { at: number | undefined; questions: Asked[] }
export type Asked = { place: string; entry: Entry; answer: Answer | undefined }

export const placeOfEntry = ({ item, at }: Entry): string => placeOf({ itemKey: item.key, at })

/** Questions and entries both come section by section. */
export function groupsOf({ items }: ChecklistContent, { sections, entries }: FormState, answers: Answers): FormGroup[] {
  const nextItems = runs(items, (item) => item.section)
  const nextEntries = runs(entries, ({ item }) => item.section)
  const groups = sections.map((state, key) => {
    const own = nextItems(state.title)
    return { key, state, items: own, objects: objectsOf(state, nextEntries(state.title), answers) }
  })
  return groups.filter(({ state }) => state.shown)
}

/** Gives what follows as long as it bears the title. */
function runs<T>(all: readonly T[], titleOf: (one: T) => string): (title: string) => T[] {
  let next = 0
  return (title) => {
    const from = next
    while (next < all.length && titleOf(all[next]!) === title) next += 1
    return all.slice(from, next)
  }
}

function objectsOf({ times, repeats }: SectionState, entries: readonly Entry[], answers: Answers): FormObject[] {
  const shown = entries.filter(({ isShown }) => isShown)
  const asked = shown.map((entry) => {
    const place = placeOfEntry(entry)
    return { place, entry, answer: answers[place] }
  })
  if (!repeats) return [{ at: undefined, questions: asked }]
  return Array.from({ length: times }, (_, at) => ({ at, questions: asked.filter(({ entry }) => entry.at === at) }))
}

export const questionsOf = ({ objects }: FormGroup): Asked[] => objects.flatMap(({ questions }) => questions)

export type Progress = { asked: number; gaps: readonly string[] }

/** How many questions there are now, and where something is still missing. */
export function progressOf({ entries }: FormState): Progress {
  const shown = entries.filter((entry) => entry.isShown && asks(entry.item))
  return { asked: shown.length, gaps: shown.filter(({ gap }) => gap !== null).map(placeOfEntry) }
}

/** Questions keep their number, whatever is shown around them. */
export function numbersOf({ items }: ChecklistContent): Map<string, number> {
  return new Map(items.filter(asks).map(({ key }, index) => [key, index + 1]))
}
