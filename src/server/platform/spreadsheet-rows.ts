import { Problem } from '#domain/problem.ts'
import type { CellMark, Sheet } from '#domain/workbook.ts'
import { parseXml, type XmlElement } from './xml.ts'

/** No form or list of choices comes near these; beyond them lies somebody's data, not a form. */
const most = { sheets: 60, rows: 20_000, columns: 256, cells: 200_000, text: 32_767 }

/** The name without its namespace: some programs write `x:row`. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Where each element of that name stands in the text. */
function* piecesOf(xml: string, name: string): Generator<string> {
  const opening = new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])[^>]*>`, 'g')
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    let end = opening.lastIndex
    if (!found[0].endsWith('/>')) {
      const closing = `</${found[1]}>`
      const at = xml.indexOf(closing, end)
      if (at < 0) throw new Problem('file.broken')
      end = at + closing.length
    }
    yield xml.slice(found.index, end)
    opening.lastIndex = end
  }
}

/** The elements of that name, one by one, so that a sheet of any length needs the memory of one row. */
export function* elementsOf(xml: string, name: string): Generator<XmlElement> {
  for (const piece of piecesOf(xml, name)) yield parseXml(piece)
}

/** Said before anything is read: rows beyond number that `say` something. */
export function checkRows(xml: string, name: string, say: RegExp, sheet: string): void {
  let rows = 0
  for (const piece of piecesOf(xml, name)) {
    if (say.test(piece)) rows += 1
    if (rows > most.rows) throw new Problem('spreadsheet.too_many_rows', { sheet, most: most.rows })
  }
}

export type ReadCell = { column: number; text: string; mark?: CellMark['mark'] }

/** Gathers the rows of one workbook and says when they are too many. */
export class SheetRows {
  private readonly sheets: Required<Sheet>[] = []
  private cells = 0

  begin(name: string): void {
    if (this.sheets.length >= most.sheets) throw new Problem('spreadsheet.too_large', { sheets: most.sheets })
    this.sheets.push({ name, rows: [], marks: [] })
  }

  add(row: number, cells: readonly ReadCell[]): void {
    const sheet = this.sheets.at(-1)!
    const told = cells.filter(({ text, mark }) => text !== '' || mark === 'error')
    if (told.length === 0) return
    if (row >= most.rows) throw new Problem('spreadsheet.too_many_rows', { sheet: sheet.name, most: most.rows })
    this.cells += told.length
    if (this.cells > most.cells) throw new Problem('spreadsheet.too_large', { cells: most.cells })
    while (sheet.rows.length <= row) sheet.rows.push([])
    for (const cell of told) this.put(sheet, row, cell)
  }

  private put(sheet: Required<Sheet>, row: number, { column, text, mark }: ReadCell) {
    if (column >= most.columns) throw new Problem('spreadsheet.too_large', { columns: most.columns })
    const texts = sheet.rows[row]!
    while (texts.length <= column) texts.push('')
    texts[column] = cleaned(text)
    if (mark) sheet.marks.push({ row, column, mark })
  }

  all(): Sheet[] {
    return this.sheets
  }
}

// Control characters have no look; those that steer direction show other than is written.
const invisible = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu

const cleaned = (text: string): string =>
  text
    .slice(0, most.text)
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(/\u00a0/g, ' ')

/** Numbers as a person would write them, whatever the file's way: `3.0` is 3. */
export function numberText(text: string): string {
  const value = Number(text)
  return text.trim() !== '' && Number.isFinite(value) ? String(value) : text
}
