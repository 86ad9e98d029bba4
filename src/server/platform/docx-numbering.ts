import type { NumeralStyle } from '#domain/numeral.ts'
import { type LabelLevel, ListCounter } from './list-labels.ts'
import { child, elements, type XmlElement } from './xml.ts'

const formats: Record<string, [NumeralStyle, lower?: boolean]> = {
  decimal: ['digits'],
  decimalZero: ['digits'],
  decimalFullWidth: ['wideDigits'],
  decimalFullWidth2: ['wideDigits'],
  decimalEnclosedCircle: ['circled'],
  decimalEnclosedCircleChinese: ['circled'],
  taiwaneseCounting: ['chinese'],
  taiwaneseCountingThousand: ['chinese'],
  taiwaneseDigital: ['chinese'],
  chineseCounting: ['chinese'],
  chineseCountingThousand: ['chinese'],
  japaneseCounting: ['chinese'],
  ideographDigital: ['chinese'],
  ideographLegalTraditional: ['formal'],
  chineseLegalSimplified: ['formal'],
  ideographTraditional: ['stems'],
  upperLetter: ['letters'],
  lowerLetter: ['letters', true],
  upperRoman: ['roman'],
  lowerRoman: ['roman', true],
}

const value = (parent: XmlElement | undefined, name: string): string | undefined =>
  child(parent, name)?.attributes['w:val']

function labelLevel(level: XmlElement | undefined): LabelLevel {
  const format = value(level, 'w:numFmt') ?? 'decimal'
  const start = Number(value(level, 'w:start') ?? 0)
  const restart = value(level, 'w:lvlRestart')
  const [style, lower = false] = formats[format] ?? ['digits' as const]
  return {
    start,
    pattern: format === 'none' ? '' : (value(level, 'w:lvlText') ?? ''),
    ...(format === 'bullet' || format === 'none' ? {} : { style, lower }),
    ...(restart === undefined ? {} : { restartAfter: Number(restart) }),
  }
}

interface Choice {
  list?: string
  depth?: number
}

function choiceOf(properties: XmlElement | undefined): Choice {
  const given = child(properties, 'w:numPr')
  const list = value(given, 'w:numId')
  const depth = value(given, 'w:ilvl')
  return { ...(list !== undefined && { list }), ...(depth !== undefined && { depth: Number(depth) }) }
}

/** Word keeps only which list and level a paragraph belongs to; this counts along and tells the label. */
export class DocxNumbering {
  private readonly lists: Map<string, XmlElement>
  private readonly abstracts: Map<string, XmlElement>
  private readonly styles: Map<string, XmlElement>
  private readonly defaultStyle: string
  private readonly counters = new Map<string, ListCounter>()
  private readonly restarted = new Set<string>()

  constructor(numbering: XmlElement | undefined, styles: XmlElement | undefined) {
    const byId = (nodes: XmlElement[], id: string) => new Map(nodes.map((node) => [node.attributes[id] ?? '', node]))
    this.lists = byId(elements(numbering, 'w:num'), 'w:numId')
    this.abstracts = byId(elements(numbering, 'w:abstractNum'), 'w:abstractNumId')
    const all = elements(styles, 'w:style')
    this.styles = byId(all, 'w:styleId')
    const standard = all.find((style) => style.attributes['w:type'] === 'paragraph' && style.attributes['w:default'])
    this.defaultStyle = standard?.attributes['w:styleId'] ?? ''
  }

  label(properties: XmlElement | undefined): string {
    const style = value(properties, 'w:pStyle') ?? this.defaultStyle
    const own = choiceOf(properties)
    const inherited = this.choiceOfStyle(style)
    const list = own.list ?? inherited.list
    if (list === undefined || list === '0') return ''
    const depth = own.depth ?? inherited.depth ?? this.depthOfStyle(list, style) ?? 0
    const counter = this.counterOf(list)
    return counter?.next(depth, this.restartAt(list, depth)) ?? ''
  }

  private choiceOfStyle(id: string, steps = 0): Choice {
    const style = this.styles.get(id)
    if (!style || steps > 20) return {}
    const inherited = this.choiceOfStyle(value(style, 'w:basedOn') ?? '', steps + 1)
    return { ...inherited, ...choiceOf(child(style, 'w:pPr')) }
  }

  private abstractOf(list: string, steps = 0): XmlElement | undefined {
    const abstract = this.abstracts.get(value(this.lists.get(list), 'w:abstractNumId') ?? '')
    const link = value(abstract, 'w:numStyleLink')
    if (!link || steps > 5) return abstract
    const linked = this.choiceOfStyle(link).list
    return linked === undefined ? abstract : this.abstractOf(linked, steps + 1)
  }

  /** A list level may name the paragraph style that stands for it. */
  private depthOfStyle(list: string, style: string): number | undefined {
    const level = elements(this.abstractOf(list), 'w:lvl').find((each) => value(each, 'w:pStyle') === style)
    return level && Number(level.attributes['w:ilvl'])
  }

  /** Lists made from one pattern count on together, unless one changes the pattern for itself. */
  private counterOf(list: string): ListCounter | undefined {
    const abstract = this.abstractOf(list)
    if (!abstract) return undefined
    const changed = elements(this.lists.get(list), 'w:lvlOverride').filter((change) => child(change, 'w:lvl'))
    const key = changed.length > 0 ? `list ${list}` : `pattern ${abstract.attributes['w:abstractNumId']}`
    const known = this.counters.get(key)
    if (known) return known
    const levels = new Map(elements(abstract, 'w:lvl').map((level) => [level.attributes['w:ilvl'], level]))
    for (const change of changed) levels.set(change.attributes['w:ilvl'], child(change, 'w:lvl')!)
    const counter = new ListCounter(Array.from({ length: 9 }, (_, depth) => labelLevel(levels.get(String(depth)))))
    this.counters.set(key, counter)
    return counter
  }

  /** The number with which a list starts anew, told only at its first item of that level. */
  private restartAt(list: string, depth: number): number | undefined {
    const override = elements(this.lists.get(list), 'w:lvlOverride').find(
      (each) => each.attributes['w:ilvl'] === String(depth),
    )
    const start = value(override, 'w:startOverride')
    const key = `${list} ${depth}`
    if (start === undefined || this.restarted.has(key)) return undefined
    this.restarted.add(key)
    return Number(start)
  }
}
