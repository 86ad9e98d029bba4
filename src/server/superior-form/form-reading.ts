import { Problem } from '#domain/problem.ts'
import { markName } from '#domain/superior-form/mark-name.ts'
import type { MarkPlace } from '#domain/superior-form/superior-form.ts'
import { attributesAt, decoded, type XmlToken, xmlTokens } from '#server/platform/xml.ts'

export interface Range {
  start: number
  end: number
}

/** A row of a table, counted as the table shows it. */
export interface FoundRow extends Range {
  tag: string
  table: number
  number: number
}

/** A cell that covers rows below its own. */
export interface TallCell extends Range {
  tag: string
  row: FoundRow
  rows: number
}

export interface FoundMark {
  name: string
  /** Its pieces in the file, however an office suite has cut it; the first one gives way to the text. */
  pieces: Range[]
  /** The opening tags from the paragraph down to the mark, to be closed and opened again for a further paragraph. */
  tags: string[]
  place: MarkPlace
  row: FoundRow | null
}

export interface FoundForm {
  marks: FoundMark[]
  tallCells: TallCell[]
  /** Names that may stand in the file only once. */
  ids: Range[]
  /** Where the first block of the body begins. */
  bodyStart: number | null
}

type Opening = Extract<XmlToken, { kind: 'open' }>

/** Text in a paragraph that belongs to it, or something that is no text. */
interface Flow extends Range {
  kind: 'text' | 'space' | 'other'
  tags: string[]
}
interface Paragraph {
  place: MarkPlace
  row: FoundRow | null
  flow: Flow[]
}
interface Table {
  number: number
  rows: number
  row: FoundRow | null
  cell: number
  cellTag: Opening | null
  paragraphs: number
}
interface Open {
  token: Opening
  /** The paragraph that text within belongs to. */
  paragraph: Paragraph | null
  tags: string[]
  isPassedOver: boolean
}

const mostMarks = 2_000
const longestName = 80
const deepest = 400
const paragraphs = new Set(['text:p', 'text:h'])
const transparent = new Set(['text:span', 'text:a', 'text:meta', 'text:ruby', 'text:ruby-base'])
const spaces = new Set(['text:s', 'text:tab', 'text:line-break'])
/** Fields of an office suite whose name or text is a mark by itself. */
const fields = new Set(['text:placeholder', 'text:text-input', 'text:user-field-get', 'text:user-field-input'])
const passedOver = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:forms',
  'text:ruby-text',
  'text:number',
])
const furniture = /^(?:style|loext):(header|footer)(?:-left|-first)?$/
const blocks = new Set(['text:p', 'text:h', 'text:list', 'text:section', 'table:table', 'text:table-of-content'])

const wholeMark = /[{｛]{2}([^{}｛｝\ufffc]{1,80})[}｝]{2}/g
const halfMark = /[{｛]{2}|[}｝]{2}/

/** A name that a file may give once. */
export const idAttribute = /\s(?:xml|text):id\s*=\s*(?:"[^"]*"|'[^']*')/g

const numberOf = (token: Opening, xml: string, attribute: string): number =>
  Math.min(Math.max(1, Number(attributesAt(xml, token)[attribute] ?? 1) || 1), 10_000)

const sign = /&[#\w]{1,9};|[\s\S]/g

/** The text of a paragraph, and where a character of it stands in the file. */
function charactersOf(xml: string, flow: readonly Flow[]) {
  let text = ''
  const begins = flow.map(({ kind, start, end }) => {
    const from = text.length
    text += kind === 'text' ? decoded(xml.slice(start, end)) : kind === 'space' ? ' ' : '\ufffc'
    return from
  })
  const flowAt = (index: number) => begins.findLastIndex((from) => from <= index)
  const rangeOf = (index: number): Range => {
    const at = flowAt(index)
    const { kind, start, end } = flow[at]!
    if (kind !== 'text') return { start, end }
    const raw = xml.slice(start, end)
    let from = begins[at]!
    if (!raw.includes('&')) return { start: start + index - from, end: start + index - from + 1 }
    // An entity is one sign to a reader and several in the file.
    for (const { 0: one, index: place } of raw.matchAll(sign)) {
      from += decoded(one).length
      if (from > index) return { start: start + place, end: start + place + one.length }
    }
    return { start, end }
  }
  return { text, rangeOf, tagsAt: (index: number) => flow[flowAt(index)]!.tags }
}

/** Pieces that touch are one. */
function joined(pieces: readonly Range[]): Range[] {
  const whole: Range[] = []
  for (const { start, end } of pieces) {
    const last = whole.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else whole.push({ start, end })
  }
  return whole
}

/** Walks through a part of an ODT file and remembers where its marks stand. */
export class FormReader {
  readonly found: FoundForm = { marks: [], tallCells: [], ids: [], bodyStart: null }
  private readonly xml: string
  private readonly open: Open[] = []
  private readonly tables: Table[] = []
  private part: MarkPlace['part'] | null = null
  private tableCount = 0
  private paragraphCount = 0

  constructor(xml: string) {
    this.xml = xml
  }

  read(): FoundForm {
    for (const token of xmlTokens(this.xml)) {
      if (token.kind === 'open') this.begin(token)
      else if (token.kind === 'close') this.end(token.name, token.end)
      else if (token.kind === 'text') this.flow('text', token)
      else if (token.kind === 'cdata') this.flow('other', token)
    }
    if (this.open.length > 0) throw new Problem('file.broken')
    this.found.marks.sort((a, b) => a.pieces[0]!.start - b.pieces[0]!.start)
    return this.found
  }

  private flow(kind: Flow['kind'], { start, end }: Range) {
    const top = this.open.at(-1)
    top?.paragraph?.flow.push({ kind, start, end, tags: top.tags })
  }

  private begin(token: Opening) {
    const { name, start, end, isEmpty } = token
    const above = this.open.at(-1)
    const tag = this.xml.slice(start, end)
    if (name === 'office:text') this.part = 'body'
    const repeated = furniture.exec(name)
    if (repeated) this.part = repeated[1] as 'header' | 'footer'
    const isPassedOver = above?.isPassedOver === true || passedOver.has(name)
    const isRead = this.part !== null && !isPassedOver
    if (isRead) {
      if (this.found.bodyStart === null && this.part === 'body' && blocks.has(name)) this.found.bodyStart = start
      this.count(token)
      this.rememberId(token, tag)
    }
    const opened: Open = { token, paragraph: null, tags: [], isPassedOver }
    if (isRead && paragraphs.has(name)) Object.assign(opened, this.paragraph(tag))
    else if (above?.paragraph && transparent.has(name))
      Object.assign(opened, { paragraph: above.paragraph, tags: [...above.tags, tag] })
    if (this.open.push(opened) > deepest) throw new Problem('file.broken', { depth: deepest })
    if (isEmpty) this.end(name, end)
  }

  private paragraph(tag: string): Pick<Open, 'paragraph' | 'tags'> {
    const table = this.tables.at(-1)
    const count = table ? ++table.paragraphs : ++this.paragraphCount
    const place = {
      part: this.part!,
      table: table?.number ?? null,
      row: table?.row?.number ?? null,
      cell: table?.cell ?? null,
      paragraph: count,
    }
    return { paragraph: { place, row: table?.row ?? null, flow: [] }, tags: [tag] }
  }

  /** Tables, rows and cells, as they begin. */
  private count(token: Opening) {
    const { name, start, end } = token
    const table = this.tables.at(-1)
    if (name === 'table:table')
      this.tables.push({ number: ++this.tableCount, rows: 0, row: null, cell: 0, cellTag: null, paragraphs: 0 })
    if (!table) return
    if (name === 'table:table-row') {
      const tag = this.xml.slice(start, end)
      table.row = { start, end, tag, table: table.number, number: table.rows + 1 }
      table.rows += numberOf(token, this.xml, 'table:number-rows-repeated')
      table.cell = 0
    }
    if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      table.cell += numberOf(token, this.xml, 'table:number-columns-repeated')
      table.cellTag = token
      table.paragraphs = 0
    }
  }

  private rememberId({ start }: Opening, tag: string) {
    for (const { 0: id, index } of tag.matchAll(idAttribute))
      this.found.ids.push({ start: start + index, end: start + index + id.length })
  }

  private end(name: string, end: number) {
    const { token, paragraph, isPassedOver } = this.open.pop() ?? {}
    if (token?.name !== name) throw new Problem('file.broken')
    const range = { start: token.start, end }
    if (name === 'office:text' || furniture.test(name)) this.part = null
    if (isPassedOver) return
    if (spaces.has(name)) this.flow('space', range)
    else if (fields.has(name)) this.field(token, range)
    else if (!transparent.has(name) && !paragraphs.has(name) && !this.isEmpty(token, end)) this.flow('other', range)
    if (paragraphs.has(name) && paragraph) this.marksOf(paragraph)
    this.close(name, end)
  }

  /** Bookmarks and the like say nothing and part nothing. */
  private isEmpty({ isEmpty, end }: Opening, closed: number): boolean {
    return isEmpty || /^<\/[^>]*>$/.test(this.xml.slice(end, closed))
  }

  /** Rows, cells and tables, as they end. */
  private close(name: string, end: number) {
    const table = this.tables.at(-1)
    if (!table) return
    if (name === 'table:table') this.tables.pop()
    if (name === 'table:table-row' && table.row) {
      table.row.end = end
      table.row = null
    }
    if (name === 'table:table-cell' && table.cellTag && table.row) {
      const { start, end: tagEnd } = table.cellTag
      const rows = numberOf(table.cellTag, this.xml, 'table:number-rows-spanned')
      const tag = this.xml.slice(start, tagEnd)
      if (rows > 1) this.found.tallCells.push({ start, end, tag, row: table.row, rows })
    }
  }

  private field(token: Opening, range: Range) {
    const above = this.open.at(-1)
    if (!above?.paragraph) return
    const attributes = attributesAt(this.xml, token)
    const said = decoded(this.xml.slice(token.end, range.end).replace(/<[^>]*>/g, ''))
    const own =
      attributes['text:name'] ?? (said.replace(/^[\s<{｛]+|[\s>}｝]+$/g, '') || attributes['text:description'])
    this.flow('other', range)
    this.add(own ?? '', [range], above.tags, above.paragraph)
  }

  private marksOf(paragraph: Paragraph) {
    const { flow } = paragraph
    if (!flow.some(({ kind, start, end }) => kind === 'text' && /[{｛}｝&]/.test(this.xml.slice(start, end)))) return
    const { text, rangeOf, tagsAt } = charactersOf(this.xml, flow)
    for (const { 0: whole, 1: name, index } of text.matchAll(wholeMark)) {
      const pieces = Array.from(whole.split(''), (_, at) => rangeOf(index + at))
      this.add(name!, joined(pieces), tagsAt(index), paragraph)
    }
    const rest = text.replace(wholeMark, '\ufffc')
    const half = halfMark.exec(rest)
    if (half) throw new Problem('superiorForm.mark_unclosed', { text: around(rest, half.index) })
  }

  private add(name: string, pieces: Range[], tags: string[], { place, row }: Paragraph) {
    const own = markName(name).slice(0, longestName)
    if (own === '') return
    this.found.marks.push({ name: own, pieces, tags, place, row })
    if (this.found.marks.length > mostMarks) throw new Problem('superiorForm.too_many_marks', { most: mostMarks })
  }
}

/** Enough of the words to find the place. */
const around = (text: string, at: number): string => text.slice(Math.max(0, at - 10), at + 20).replaceAll('\ufffc', '…')
