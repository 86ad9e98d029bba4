import type { ChecklistContent, ChecklistItem, ChecklistSection } from './checklist.ts'

export type FieldChange = { field: string; before: unknown; after: unknown }

/** What one version says otherwise than another: the form as a whole, a section or an item. */
export type Difference = {
  of: 'form' | 'section' | 'item'
  /** Of an item its key, of a section its title; empty for the form. */
  key: string
  change: 'added' | 'removed' | 'changed' | 'moved'
  /** Which fields of a changed one, with what they were and are; nothing is undefined. */
  fields: FieldChange[]
}

const formFields = ['title', 'titleEn', 'source'] as const

/** The form first, then sections, then items in the order of the newer; what was removed comes last. */
export function differenceOf(before: ChecklistContent, after: ChecklistContent): Difference[] {
  const ofForm = changesIn(before, after, formFields)
  return [
    ...(ofForm.length > 0 ? [{ of: 'form', key: '', change: 'changed', fields: ofForm } as const] : []),
    ...differencesOf('section', sectionsByTitle(before), sectionsByTitle(after)),
    ...differencesOf('item', itemsByKey(before), itemsByKey(after)),
  ]
}

export const itemsByKey = ({ items }: ChecklistContent): Map<string, ChecklistItem> =>
  new Map(items.map((item) => [item.key, item]))

/** Those that items name as well as those that say more. */
export const sectionsByTitle = ({ items, sections }: ChecklistContent): Map<string, ChecklistSection> =>
  new Map([...items.map(({ section }) => ({ title: section })), ...sections].map((section) => [section.title, section]))

function differencesOf(
  of: 'section' | 'item',
  before: ReadonlyMap<string, object>,
  after: ReadonlyMap<string, object>,
): Difference[] {
  const moved = movedBetween([...before.keys()], [...after.keys()])
  const differences: Difference[] = []
  const add = (key: string, change: Difference['change'], fields: FieldChange[] = []) =>
    differences.push({ of, key, change, fields })
  for (const [key, now] of after) {
    const then = before.get(key)
    if (!then) add(key, 'added')
    const fields = then ? changesIn(then, now, fieldsOf(then, now)) : []
    if (fields.length > 0) add(key, 'changed', fields)
    if (moved.has(key)) add(key, 'moved')
  }
  for (const key of before.keys()) if (!after.has(key)) add(key, 'removed')
  return differences
}

export const fieldsOf = (...ones: object[]): string[] => [...new Set(ones.flatMap((one) => Object.keys(one)))]

function changesIn(before: object, after: object, fields: readonly string[]): FieldChange[] {
  return fields.flatMap((field) => {
    const [then, now] = [valueIn(before, field), valueIn(after, field)]
    return isSame(then, now) ? [] : [{ field, before: then, after: now }]
  })
}

export const valueIn = (one: object | undefined, field: string): unknown =>
  (one as Record<string, unknown> | undefined)?.[field]

/** Equal whatever the order of their fields; a document store does not keep it. */
export const isSame = (one: unknown, other: unknown): boolean => sortedText(one) === sortedText(other)

const sortedText = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )

/** As few as can be: all but the longest row that kept its order. */
export function movedBetween(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((key, index) => [key, index]))
  const common = after.filter((key) => place.has(key))
  const rows: { length: number; previous: number }[] = []
  common.forEach((key, index) => {
    let best = { length: 1, previous: -1 }
    for (let other = 0; other < index; other += 1)
      if (place.get(common[other]!)! < place.get(key)! && rows[other]!.length >= best.length)
        best = { length: rows[other]!.length + 1, previous: other }
    rows.push(best)
  })
  const moved = new Set(common)
  const longest = rows.reduce((best, { length }, index) => (length > (rows[best]?.length ?? 0) ? index : best), -1)
  for (let index = longest; index >= 0; index = rows[index]!.previous) moved.delete(common[index]!)
  return moved
}
