import { type ListItem, markerOf } from '#domain/document.ts'

/** An item of a section as it was typed: how deep, and in which words. */
export type SectionItem = { depth: number; text: string }
/** A section taken apart: what stands before the first item, and the items in order. */
export type SectionParts = { opening: string; items: SectionItem[] }

const chinese = '[一二三四五六七八九十百]+'
const markers = [
  new RegExp(`^${chinese}、\\s*`),
  new RegExp(`^[(（]${chinese}[)）]、?\\s*`),
  /^[\d０-９]+[、.．](?![\d０-９])\s*/,
  /^[(（][\d０-９]+[)）]、?\s*/,
]

/** Letters begin at the second of the official levels. */
export const firstLevel = 2

export function partsOf(text: string): SectionParts {
  const items: SectionItem[] = []
  const opening: string[] = []
  for (const typed of text.split('\n')) {
    const line = typed.trim()
    if (line === '') continue
    const depth = markers.findIndex((marker) => marker.test(line))
    const last = items.at(-1)
    if (depth >= 0) items.push({ depth, text: line.replace(markers[depth]!, '') })
    // A line without a marker goes on with the item above it.
    else if (last) last.text += `\n${line}`
    else opening.push(line)
  }
  return { opening: opening.join('\n'), items }
}

/** Below an item come only items one level deeper; the first is of the first level. */
export const skipsLevel = ({ items }: SectionParts): boolean =>
  items.some(({ depth }, index) => depth > (items[index - 1]?.depth ?? -1) + 1)

export function nested(items: readonly SectionItem[], depth = 0): ListItem[] {
  const made: { text: string; below: SectionItem[] }[] = []
  for (const item of items) {
    const last = made.at(-1)
    if (item.depth > depth && last) last.below.push(item)
    else made.push({ text: item.text, below: [] })
  }
  return made.map(({ text, below }) => ({ text, ...(below.length > 0 && { items: nested(below, depth + 1) }) }))
}

/** The same text with the markers it should have. */
export function renumbered(text: string): string {
  const { opening, items } = partsOf(text)
  const counts = [0, 0, 0, 0]
  const lines = items.map((item) => {
    counts[item.depth]! += 1
    counts.fill(0, item.depth + 1)
    return markerOf((firstLevel + item.depth) as 2 | 3 | 4 | 5, counts[item.depth]!) + item.text
  })
  return [opening, ...lines].filter(Boolean).join('\n')
}

/** Several sentences are items, a single one stands alone. */
export const itemsOf = (sentences: readonly string[]): string =>
  sentences.length > 1 ? renumbered(sentences.map((sentence) => `一、${sentence}`).join('\n')) : sentences[0]!
