import { ChecklistContent, type ChecklistItem, type ChecklistSection } from './checklist.ts'
import { fieldsOf, isSame, itemsByKey, movedBetween, valueIn } from './difference.rules.ts'

/** Where the agency and the new model both changed the same, and differently. Undefined stands for what is not there. */
export type Conflict = {
  of: 'form' | 'section' | 'item'
  /** Of an item its key; empty otherwise. */
  itemKey: string
  /** Of a section its title; empty otherwise. */
  section: string
  /** `item` when one side removed what the other changed. */
  field: string
  base: unknown
  mine: unknown
  theirs: unknown
}

/**
 * Brings an agency's form up to a newer model: what only the model changed is taken over, what only the agency changed
 * stays, and where both did, the agency's own stays until a person chooses.
 */
export function updateFromModel(
  base: ChecklistContent,
  mine: ChecklistContent,
  theirs: ChecklistContent,
): { content: ChecklistContent; conflicts: Conflict[] } {
  const conflicts: Conflict[] = []
  const form = mergedFields(base, mine, theirs, ['title', 'titleEn', 'source'], (field, sides) =>
    conflicts.push({ of: 'form', itemKey: '', section: '', field, ...sides }),
  )
  const items = mergedItems(base, mine, theirs, conflicts)
  const sections = mergedSections(base, mine, theirs, items, conflicts)
  const content = ChecklistContent.parse({ ...mine, ...form, modelVersion: theirs.version, sections, items })
  return { content, conflicts }
}

/** The content once a person has chosen the model's side of a conflict. */
export function takeTheirs(content: ChecklistContent, conflict: Conflict): ChecklistContent {
  const { of, itemKey, section, field, theirs } = conflict
  if (of === 'form') return ChecklistContent.parse({ ...content, [field]: theirs })
  if (of === 'section') {
    const chosen = sectionWith(content.sections, section, field, theirs)
    return ChecklistContent.parse({ ...content, sections: chosen })
  }
  if (field !== 'item') {
    const items = content.items.map((item) => (item.key === itemKey ? { ...item, [field]: theirs } : item))
    return ChecklistContent.parse({ ...content, items: bySection(items) })
  }
  const rest = content.items.filter(({ key }) => key !== itemKey)
  const items = theirs === undefined ? rest : bySection([...rest, theirs as ChecklistItem])
  return items.length > 0 ? ChecklistContent.parse({ ...content, items }) : content
}

function sectionWith(sections: readonly ChecklistSection[], title: string, field: string, value: unknown) {
  const known = sections.find((section) => section.title === title) ?? { title }
  return [...sections.filter((section) => section !== known), { ...known, [field]: value }]
}

type Sides = { base: unknown; mine: unknown; theirs: unknown }
type Report = (field: string, sides: Sides) => void

/** Each field by itself: the side that changed it wins, and mine where both did. */
function mergedFields(
  base: object | undefined,
  mine: object,
  theirs: object,
  fields: readonly string[],
  report: Report,
): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  for (const field of fields) {
    const sides = { base: valueIn(base, field), mine: valueIn(mine, field), theirs: valueIn(theirs, field) }
    merged[field] = isSame(sides.mine, sides.base) ? sides.theirs : sides.mine
    const isConflict = ![sides.base, sides.mine].some((side) => isSame(side, sides.theirs))
    if (isConflict && !isSame(sides.mine, sides.base)) report(field, sides)
  }
  return merged
}

function mergedItems(
  base: ChecklistContent,
  mine: ChecklistContent,
  theirs: ChecklistContent,
  conflicts: Conflict[],
): ChecklistItem[] {
  const sides = [itemsByKey(base), itemsByKey(mine), itemsByKey(theirs)] as const
  const merged = orderOf(base, mine, theirs).flatMap((key) => {
    const [then, own, model] = sides.map((items) => items.get(key))
    const report: Report = (field, values) =>
      conflicts.push({ of: 'item', itemKey: key, section: '', field, ...values })
    return mergedItem(then, own, model, report) ?? []
  })
  // A form without any item is none, so where each side removed what the other kept, mine stays.
  return merged.length > 0 ? bySection(merged) : mine.items
}

function mergedItem(
  base: ChecklistItem | undefined,
  mine: ChecklistItem | undefined,
  theirs: ChecklistItem | undefined,
  report: Report,
): ChecklistItem | undefined {
  if (mine && theirs) {
    const fields = fieldsOf(mine, theirs, base ?? {})
    return mergedFields(base, mine, theirs, fields, report) as unknown as ChecklistItem
  }
  if (!base) return mine ?? theirs
  // Removed on one side; where the other changed it meanwhile, a person is asked.
  const left = mine ?? theirs
  if (left && !isSame(left, base)) report('item', { base, mine, theirs })
  return mine && !isSame(mine, base) ? mine : undefined
}

/** The model's order where the agency kept that of its own beginning, else the agency's; the others find their neighbour. */
function orderOf(base: ChecklistContent, mine: ChecklistContent, theirs: ChecklistContent): string[] {
  const [then, own, model] = [base, mine, theirs].map(({ items }) => items.map(({ key }) => key)) as [
    string[],
    string[],
    string[],
  ]
  return movedBetween(then, own).size === 0 ? woven(model, own) : woven(own, model)
}

/** Those missing in the frame stand after the one that they follow elsewhere. */
function woven(frame: readonly string[], others: readonly string[]): string[] {
  const order = [...frame]
  const placed = new Set(frame)
  others.forEach((key, index) => {
    if (placed.has(key)) return
    const before = index === 0 ? -1 : order.indexOf(others[index - 1]!)
    order.splice(before + 1, 0, key)
    placed.add(key)
  })
  return order
}

/** Items of a section stand together, where its first one stands. */
const bySection = (items: readonly ChecklistItem[]): ChecklistItem[] =>
  [...Map.groupBy(items, ({ section }) => section).values()].flat()

function mergedSections(
  base: ChecklistContent,
  mine: ChecklistContent,
  theirs: ChecklistContent,
  items: readonly ChecklistItem[],
  conflicts: Conflict[],
): ChecklistSection[] {
  const find = ({ sections }: ChecklistContent, title: string) => sections.find((section) => section.title === title)
  return [...new Set(items.map(({ section }) => section))].flatMap((title) => {
    const [then, own, model] = [base, mine, theirs].map((side) => find(side, title))
    const fields = fieldsOf(then ?? {}, own ?? {}, model ?? {}).filter((field) => field !== 'title')
    const merged = mergedFields(then, own ?? {}, model ?? {}, fields, (field, sides) =>
      conflicts.push({ of: 'section', itemKey: '', section: title, field, ...sides }),
    )
    return Object.values(merged).some((value) => value !== undefined) ? [{ title, ...merged }] : []
  })
}
