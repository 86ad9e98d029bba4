import type { ChecklistContent, ChecklistItem } from './checklist.ts'
import { type Expression, namesIn, partsOf } from './expression.ts'

type Formula = { expression: Expression; field: string; item: ChecklistItem | null; section: string }
type Circle = { code: 'circular'; itemKey: string; field: 'shownIf' | 'calculation'; detail: string }

/**
 * Questions that decide, round about, whether they themselves are shown or what they come to: each circle once, by its
 * first question in the form. Constraints and filters only judge what was given, so they cannot run in a circle: "from"
 * may ask to be before "until", and "until" to be after "from".
 */
export function circlesIn(content: ChecklistContent, formulas: readonly Formula[]): Circle[] {
  const needs = needsOf(content, formulas)
  const circles: Circle[] = []
  const settled = new Set<string>()
  for (const { key } of content.items) {
    const way = settled.has(key) ? null : wayRound(key, needs, settled)
    settled.add(key)
    if (!way) continue
    for (const passed of way) settled.add(passed)
    const own = formulas.some(({ field, item }) => field === 'calculation' && item?.key === key)
    const field = own ? 'calculation' : 'shownIf'
    circles.push({ code: 'circular', itemKey: key, field, detail: [...way, key].join(' → ') })
  }
  return circles
}

type Needs = Map<string, Set<string>>

/** Which answers must be known before a question's own is: those of its formulas, and of its section's. */
function needsOf({ items }: ChecklistContent, formulas: readonly Formula[]): Needs {
  const bySection = new Map<string, string[]>()
  const needs: Needs = new Map(items.map(({ key }) => [key, new Set()]))
  for (const { expression, field, item, section } of formulas) {
    if (field !== 'shownIf' && field !== 'calculation') continue
    if (!item) bySection.set(section, namesIn(expression))
    else for (const name of namesWithSelf(expression, item.key)) needs.get(item.key)!.add(name)
  }
  for (const { key, section } of items) for (const name of bySection.get(section) ?? []) needs.get(key)!.add(name)
  return needs
}

function namesWithSelf(expression: Expression, key: string): string[] {
  const reads = [...partsOf(expression)].some((part) => part.kind === 'self')
  return reads ? [...namesIn(expression), key] : namesIn(expression)
}

/** The shortest way from a question back to itself, past none that is settled. */
function wayRound(start: string, needs: Needs, settled: ReadonlySet<string>): string[] | null {
  const cameFrom = new Map<string, string>()
  const waiting = [start]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
    for (const name of needs.get(next) ?? []) {
      if (name === start) return wayTo(next, start, cameFrom)
      if (cameFrom.has(name) || settled.has(name)) continue
      cameFrom.set(name, next)
      waiting.push(name)
    }
  return null
}

function wayTo(last: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [last]
  while (way[0] !== start) way.unshift(cameFrom.get(way[0]!)!)
  return way
}
