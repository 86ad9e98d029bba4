import type { NumeralStyle } from '#domain/numeral.ts'
import { Problem } from '#domain/problem.ts'
import type { Archive } from './archive.ts'
import { type LabelLevel, ListCounter, labelled, rowLines } from './list-labels.ts'
import { child, descendants, elements, parseXml, type XmlElement } from './xml.ts'

const textType = /^application\/vnd\.oasis\.opendocument\.text(-template)?$/

// The first sign of LibreOffice's name for a number format tells its style.
const styles: Record<string, [NumeralStyle, lower?: boolean]> = {
  1: ['digits'],
  一: ['chinese'],
  壹: ['formal'],
  甲: ['stems'],
  '１': ['wideDigits'],
  '①': ['circled'],
  a: ['letters', true],
  A: ['letters'],
  i: ['roman', true],
  I: ['roman'],
}

function pattern(level: XmlElement, depth: number): string {
  const listFormat = level.attributes['loext:num-list-format']
  if (listFormat) return listFormat.replace(/%(\d+)%/g, '%$1')
  const shown = Number(level.attributes['text:display-levels'] ?? 1)
  const numbers = Array.from({ length: Math.min(shown, depth) }, (_, index) => `%${depth - index}`).reverse()
  return (level.attributes['style:num-prefix'] ?? '') + numbers.join('.') + (level.attributes['style:num-suffix'] ?? '')
}

function labelLevel(level: XmlElement, depth: number): LabelLevel {
  const start = Number(level.attributes['text:start-value'] ?? 1)
  if (level.name === 'text:list-level-style-bullet') {
    return { start, pattern: level.attributes['text:bullet-char'] ?? '•' }
  }
  const format = level.attributes['style:num-format'] ?? ''
  const [style, lower = false] = styles[[...format][0] ?? ''] ?? (format ? ['digits' as const] : [undefined])
  return style ? { style, lower, start, pattern: pattern(level, depth) } : { start, pattern: '' }
}

function labelLevels(style: XmlElement): LabelLevel[] {
  const levels: LabelLevel[] = []
  for (const level of elements(style)) {
    const depth = Number(level.attributes['text:level'])
    if (depth >= 1 && depth <= 10) levels[depth - 1] = labelLevel(level, depth)
  }
  return Array.from({ length: 10 }, (_, index) => levels[index] ?? { start: 1, pattern: '' })
}

interface Styles {
  lists: Map<string, LabelLevel[]>
  /** The list style that a paragraph style brings with it. */
  listOf: (paragraphStyle: string) => string | undefined
  outline: LabelLevel[] | undefined
}

function readStyles(parts: XmlElement[]): Styles {
  const holders = parts.flatMap((part) => [child(part, 'office:styles'), child(part, 'office:automatic-styles')])
  const all = holders.flatMap((holder) => elements(holder))
  const named = (name: string) => all.filter((style) => style.name === name)
  const paragraphs = new Map(named('style:style').map((style) => [style.attributes['style:name'] ?? '', style]))
  const outline = named('text:outline-style')[0]
  const listOf = (name: string, steps = 0): string | undefined => {
    const style = paragraphs.get(name)
    if (!style || steps > 20) return undefined
    const own = style.attributes['style:list-style-name']
    return own ?? listOf(style.attributes['style:parent-style-name'] ?? '', steps + 1)
  }
  return {
    lists: new Map(named('text:list-style').map((style) => [style.attributes['style:name'] ?? '', labelLevels(style)])),
    listOf,
    outline: outline && labelLevels(outline),
  }
}

const furniture = new Set([
  'text:tracked-changes',
  'text:note',
  'text:number',
  'text:ruby-text',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:table-of-content',
  'text:alphabetical-index',
  'text:illustration-index',
  'text:table-index',
  'office:annotation',
  'office:forms',
  'svg:title',
  'svg:desc',
])

/** The line of a paragraph; boxes anchored in it are read after it. */
function inlineText(node: XmlElement, boxes: XmlElement[]): string {
  return node.children
    .map((part) => {
      // XML white space is one space; spaces that count are elements.
      if (typeof part === 'string') return part.replace(/[ \t\r\n]+/g, ' ')
      if (furniture.has(part.name)) return ''
      switch (part.name) {
        case 'text:s':
          return ' '.repeat(Math.min(Number(part.attributes['text:c'] ?? 1) || 1, 100))
        case 'text:tab':
          return ' '
        case 'text:line-break':
          return '\n'
        case 'draw:text-box':
          boxes.push(part)
          return ''
        default:
          return inlineText(part, boxes)
      }
    })
    .join('')
}

/** What a paragraph of a cell says; boxes anchored in it are left aside. */
export const paragraphText = (paragraph: XmlElement): string => inlineText(paragraph, [])

class OdtReader {
  private readonly styles: Styles
  private readonly counters = new Map<string, ListCounter>()
  private readonly lastOfStyle = new Map<string, ListCounter>()
  private readonly outline: ListCounter | undefined

  constructor(styles: Styles) {
    this.styles = styles
    this.outline = styles.outline && new ListCounter(styles.outline)
  }

  lines(parent: XmlElement): string[] {
    return elements(parent).flatMap((node) => this.block(node))
  }

  private block(node: XmlElement): string[] {
    if (furniture.has(node.name)) return []
    switch (node.name) {
      case 'text:p':
        return this.paragraph(node, '')
      case 'text:h':
        return this.paragraph(node, this.headingLabel(node))
      case 'text:list':
        return this.list(node, 0, this.counterOf(node))
      case 'table:table':
        return this.rows(node)
      default:
        return this.lines(node)
    }
  }

  private paragraph(node: XmlElement, label: string): string[] {
    const boxes: XmlElement[] = []
    const text = inlineText(node, boxes)
    // An empty numbered paragraph shows its number, but says nothing.
    const own = text.trim() ? labelled(label, text) : ''
    return [...own.split('\n'), ...boxes.flatMap((box) => this.lines(box))]
  }

  private headingLabel(node: XmlElement): string {
    if (!this.outline || node.attributes['text:is-list-header'] === 'true') return ''
    return this.outline.next(Number(node.attributes['text:outline-level'] ?? 1) - 1)
  }

  private styleOf(list: XmlElement): string {
    const own = list.attributes['text:style-name']
    if (own) return own
    const paragraph = descendants(list, 'text:p')[0] ?? descendants(list, 'text:h')[0]
    return this.styles.listOf(paragraph?.attributes['text:style-name'] ?? '') ?? ''
  }

  private counterOf(list: XmlElement): ListCounter {
    const style = this.styleOf(list)
    const continued =
      this.counters.get(list.attributes['text:continue-list'] ?? '') ??
      (list.attributes['text:continue-numbering'] === 'true' ? this.lastOfStyle.get(style) : undefined)
    const counter = continued ?? new ListCounter(this.styles.lists.get(style) ?? [])
    const id = list.attributes['xml:id']
    if (id) this.counters.set(id, counter)
    this.lastOfStyle.set(style, counter)
    return counter
  }

  private list(list: XmlElement, depth: number, counter: ListCounter): string[] {
    return elements(list).flatMap((item) => this.item(item, depth, counter))
  }

  private item(item: XmlElement, depth: number, counter: ListCounter): string[] {
    const start = item.attributes['text:start-value']
    // Only the first paragraph of an item is numbered; a header of the list never is.
    let numbered = item.name === 'text:list-item'
    return elements(item).flatMap((node) => {
      if (node.name === 'text:list') return this.list(node, depth + 1, this.nested(node, counter))
      if (!numbered || (node.name !== 'text:p' && node.name !== 'text:h')) return this.block(node)
      numbered = false
      return this.paragraph(node, counter.next(depth, start === undefined ? undefined : Number(start)))
    })
  }

  /** A list within a list counts on with it, unless it has a look of its own. */
  private nested(list: XmlElement, outer: ListCounter): ListCounter {
    const levels = this.styles.lists.get(list.attributes['text:style-name'] ?? '')
    return levels && levels !== outer.levels ? this.counterOf(list) : outer
  }

  private rows(table: XmlElement): string[] {
    return elements(table).flatMap((node) => {
      if (node.name !== 'table:table-row') return node.name.startsWith('table:') ? this.rows(node) : []
      return rowLines(elements(node, 'table:table-cell').map((cell) => this.lines(cell)))
    })
  }
}

/** The lines of an OpenDocument text, with the labels that its lists show. */
export function textOfOdt(archive: Archive): string {
  if (!textType.test(archive.text('mimetype')?.trim() ?? '')) throw new Problem('file.unsupported')
  if (archive.has('encrypted-package') || archive.text('META-INF/manifest.xml')?.includes(':encryption-data')) {
    throw new Problem('file.encrypted')
  }
  const content = parseXml(archive.text('content.xml') ?? '')
  const shared = archive.text('styles.xml')
  const body = child(child(content, 'office:body'), 'office:text')
  if (!body) throw new Problem('file.broken')
  const styles = readStyles(shared ? [parseXml(shared), content] : [content])
  return new OdtReader(styles).lines(body).join('\n')
}
