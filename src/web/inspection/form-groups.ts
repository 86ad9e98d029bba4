import type { ChecklistContent, ChecklistItem } from '#domain/checklist/checklist.ts'
import type { Entry, FormState, SectionState } from '#domain/checklist/form.rules.ts'
import { asks, placeOf } from './answers.ts'

/** A section as it stands on the page: of each object it is answered for, the questions that are shown. */
export type FormGroup = { key: number; state: SectionState; items: ChecklistItem[]; objects: FormObject[] }
/** `at` is undefined in a section that does not repeat. */
export type FormObject = { at: number | undefined; entries: Entry[] }

export const placeOfEntry = ({ item, at }: Entry): string => placeOf({ itemKey: item.key, at })

/** Questions and entries both come section by section. */
export function groupsOf({ items }: ChecklistContent, { sections, entries }: FormState): FormGroup[] {
  const nextItems = runs(items, (item) => item.section)
  const nextEntries = runs(entries, ({ item }) => item.section)
  const groups = sections.map((state, key) => {
    const own = nextItems(state.title)
    return { key, state, items: own, objects: objectsOf(state, nextEntries(state.title)) }
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

function objectsOf({ times, repeats }: SectionState, entries: readonly Entry[]): FormObject[] {
  const shown = entries.filter(({ isShown }) => isShown)
  if (!repeats) return [{ at: undefined, entries: shown }]
  return Array.from({ length: times }, (_, at) => ({ at, entries: shown.filter((entry) => entry.at === at) }))
}

export type Progress = { asked: number; gaps: readonly Entry[] }

export function progressOf({ entries }: FormState): Progress {
  const shown = entries.filter((entry) => entry.isShown && asks(entry.item))
  return { asked: shown.length, gaps: shown.filter(({ gap }) => gap !== null) }
}

/** Questions keep their number, whatever is shown around them. */
export function numbersOf({ items }: ChecklistContent): Map<string, number> {
  return new Map(items.filter(asks).map(({ key }, index) => [key, index + 1]))
}
