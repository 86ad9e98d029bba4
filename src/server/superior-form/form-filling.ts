import { cleanText } from '#domain/document.ts'
import { Problem } from '#domain/problem.ts'
import type { Filling } from '#domain/superior-form/superior-form.rules.ts'
import { text as inline } from '#server/platform/odt-xml.ts'
import {
  type FoundForm,
  type FoundMark,
  type FoundRow,
  idAttribute,
  type Range,
  type TallCell,
} from './form-reading.ts'

type Record = ReadonlyMap<string, string>

/** Which time a row comes, and what stands in it. */
type Copy = { number: number; record: Record }

/** A stretch of the file that becomes another; what stands inside is written by itself. */
interface Edit extends Range {
  inner: Edit[]
  write(out: Output, copy: Copy, inner: Edit[]): void
}

/** In bytes, so that what is written can be read again. */
const largestPart = 8 * 1024 * 1024
const mostRows = 5_000

/** What is written, bounded however often rows come again. */
class Output {
  private readonly pieces: string[] = []
  private size = 0
  readonly xml: string

  constructor(xml: string) {
    this.xml = xml
  }

  add(piece: string) {
    this.size += Buffer.byteLength(piece)
    if (this.size > largestPart) throw new Problem('superiorForm.too_large')
    this.pieces.push(piece)
  }

  /** The file from one place to another, edits made. */
  stretch(from: number, to: number, edits: readonly Edit[], copy: Copy) {
    let at = from
    for (const edit of edits) {
      this.add(this.xml.slice(at, edit.start))
      edit.write(this, copy, edit.inner)
      at = edit.end
    }
    this.add(this.xml.slice(at, to))
  }

  all = (): string => this.pieces.join('')
}

const closing = (tag: string): string => `</${/^<([^\s/>]+)/.exec(tag)![1]}>`
/** An id is borne by the first only. */
const again = (tag: string): string => tag.replace(idAttribute, '')

/** A text of several lines goes on in further paragraphs that look like the one it began in. */
function written(value: string, tags: readonly string[]): string {
  const lines = cleanText(value)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(inline)
  // A heading would be counted twice.
  const isPlain = tags[0]!.startsWith('<text:p') && tags.slice(1).every((tag) => tag.startsWith('<text:span'))
  if (!isPlain) return lines.join('<text:line-break/>')
  return lines.join(tags.toReversed().map(closing).join('') + tags.map(again).join(''))
}

const edit = ({ start, end }: Range, write: Edit['write']): Edit => ({ start, end, inner: [], write })

function markEdits({ pieces, tags, name }: FoundMark, texts: Record): Edit[] {
  return pieces.map((piece, index) =>
    edit(piece, (out, { record }) => {
      if (index === 0) out.add(written(record.get(name) ?? texts.get(name) ?? '', tags))
    }),
  )
}

const rowEdit = (row: FoundRow, records: readonly Record[]): Edit =>
  edit(row, (out, copy, inner) => {
    const body = row.start + row.tag.length
    const tag = row.tag.replace(/\stable:number-rows-repeated\s*=\s*(?:"[^"]*"|'[^']*')/, '')
    records.forEach((record, number) => {
      out.add(number === 0 ? tag : again(tag))
      const own = inner.filter(({ start }) => start >= body)
      out.stretch(body, row.end, own, { number, record: new Map([...copy.record, ...record]) })
    })
  })

const taller = (tag: string, rows: number): string =>
  tag.replace(/(table:number-rows-spanned\s*=\s*["'])\d+/, (_, before: string) => `${before}${rows}`)

/** A merged cell goes on covering what it covered; where its own row comes again, it stands in the first. */
function tallEdit(cell: TallCell, grown: number, isInRow: boolean): Edit {
  return edit(cell, (out, copy, inner) => {
    if (isInRow && copy.number > 0) return out.add('<table:covered-table-cell/>')
    const body = cell.start + cell.tag.length
    out.add(taller(cell.tag, cell.rows + grown))
    out.stretch(
      body,
      cell.end,
      inner.filter(({ start }) => start >= body),
      copy,
    )
  })
}

/** Each edit into the one around it. */
function nested(edits: readonly Edit[]): Edit[] {
  const outermost: Edit[] = []
  const around: Edit[] = []
  for (const one of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    while (around.length > 0 && around.at(-1)!.end <= one.start) around.pop()
    ;(around.at(-1)?.inner ?? outermost).push(one)
    around.push(one)
  }
  return outermost
}

/** The rows that come once for each record. */
function repeatedRows({ marks }: FoundForm, lists: readonly Record[][]): Map<FoundRow, Record[]> {
  const rows = new Map<FoundRow, Record[]>()
  for (const { name, row } of marks) {
    const records = row && lists.find((list) => list[0]?.has(name))
    if (records) rows.set(row, records)
  }
  const count = [...rows.values()].reduce((sum, { length }) => sum + length, 0)
  if (count > mostRows) throw new Problem('superiorForm.too_large')
  return rows
}

function tallEdits({ tallCells, marks }: FoundForm, repeated: Map<FoundRow, Record[]>): Edit[] {
  const grownBy = (from: FoundRow, rows: number) =>
    [...repeated]
      .filter(([{ table, number }]) => table === from.table && number >= from.number && number < from.number + rows)
      .reduce((sum, [, { length }]) => sum + length - 1, 0)
  return tallCells.flatMap((cell) => {
    const isInRow = repeated.has(cell.row)
    const asks = marks.find(({ pieces: [first], row }) => row === cell.row && within(first!, cell))
    if (isInRow && asks && repeated.get(cell.row)![0]!.has(asks.name))
      throw new Problem('superiorForm.row_merged', { mark: asks.name })
    const grown = grownBy(cell.row, cell.rows)
    return grown > 0 ? [tallEdit(cell, grown, isInRow)] : []
  })
}

const within = ({ start, end }: Range, around: Range): boolean => start >= around.start && end <= around.end

/**
 * A part of a form with its marks filled in. What is put in is never looked at again, and all that is no mark is copied
 * sign for sign; only rows of a list come as often as there are records.
 */
export function fillPart(xml: string, found: FoundForm, { texts, lists }: Filling, notice?: string): string {
  const known: Record = new Map(Object.entries(texts))
  const records = lists.map((list) => list.map((record): Record => new Map(Object.entries(record))))
  const repeated = repeatedRows(found, records)
  const isFilled = ({ name }: FoundMark) => known.has(name) || records.some((list) => list[0]?.has(name))
  const edits = [
    ...found.marks.filter(isFilled).flatMap((mark) => markEdits(mark, known)),
    ...[...repeated].map(([row, own]) => rowEdit(row, own)),
    ...tallEdits(found, repeated),
    ...found.ids
      .filter((id) => [...repeated.keys()].some((row) => within(id, row)))
      .map((id) => edit(id, (out, { number }) => number === 0 && out.add(xml.slice(id.start, id.end)))),
  ]
  const start = found.bodyStart
  if (notice && start !== null)
    edits.push(edit({ start, end: start }, (out) => out.add(`<text:p>${inline(notice)}</text:p>`)))
  const out = new Output(xml)
  out.stretch(0, xml.length, nested(edits), { number: 0, record: new Map() })
  return out.all()
}
