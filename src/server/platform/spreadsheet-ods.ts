import { Problem } from '#domain/problem.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { Archive } from './archive.ts'
import { checkRows, elementsOf, numberText, type ReadCell, SheetRows } from './spreadsheet-rows.ts'
import { paragraphText } from './text-of-odt.ts'
import { elements, parseXml, type XmlElement } from './xml.ts'

const sheetType = /^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?$/
const widest = 256
const longest = 20_000

function checkKind(archive: Archive) {
  if (!sheetType.test(archive.text('mimetype')?.trim() ?? '')) throw new Problem('spreadsheet.unsupported')
  const manifest = archive.text('META-INF/manifest.xml') ?? ''
  if (archive.has('encrypted-package') || manifest.includes(':encryption-data')) throw new Problem('file.encrypted')
  if (/full-path="(?:Basic|Scripts)\//.test(manifest)) throw new Problem('spreadsheet.macros')
}

const shownText = (cell: XmlElement): string => elements(cell, 'text:p').map(paragraphText).join('\n')

function textOfCell(cell: XmlElement): string {
  const { attributes } = cell
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberText(attributes['office:value'] ?? '')
    case 'boolean':
      return (attributes['office:boolean-value'] ?? '').toUpperCase()
    case 'date':
      return (attributes['office:date-value'] ?? '').replace(/T00:00:00$/, '')
    default:
      return attributes['office:string-value'] ?? shownText(cell)
  }
}

function readCell(cell: XmlElement, column: number): ReadCell {
  if (cell.attributes['calcext:value-type'] === 'error') return { column, text: '', mark: 'error' }
  const text = textOfCell(cell)
  return cell.attributes['table:formula'] ? { column, text, mark: 'formula' } : { column, text }
}

const times = (node: XmlElement, attribute: string): number => Math.max(1, Number(node.attributes[attribute] ?? 1) || 1)

/** The cells of a row; equal neighbours stand in the file once, with their number. */
function cellsOf(row: XmlElement): ReadCell[] {
  const cells: ReadCell[] = []
  let column = 0
  for (const node of elements(row)) {
    const count = times(node, 'table:number-columns-repeated')
    const cell = node.name === 'table:table-cell' ? readCell(node, column) : undefined
    // A cell is repeated to the sheet's very edge where only its look is.
    const said = cell && (cell.text !== '' || cell.mark) ? Math.min(count, widest + 1) : 0
    for (let at = 0; at < said; at++) cells.push({ ...cell!, column: column + at })
    column += count
  }
  return cells
}

function readTable(xml: string, rows: SheetRows) {
  let at = 0
  for (const row of elementsOf(xml, 'table-row')) {
    const cells = cellsOf(row)
    const count = times(row, 'table:number-rows-repeated')
    for (let more = 0; cells.length > 0 && more < Math.min(count, longest + 1); more++) rows.add(at + more, cells)
    at += count
  }
}

/** The sheets of an OpenDocument spreadsheet in their order. */
export function readOds(archive: Archive): Workbook {
  checkKind(archive)
  const content = archive.text('content.xml')
  if (!content) throw new Problem('file.broken')
  const rows = new SheetRows()
  const begins = [...content.matchAll(/<table:table(?=[\s>])[^>]*>/g)]
  for (const begin of begins) {
    const start = begin.index + begin[0].length
    const end = content.indexOf('</table:table>', start)
    if (begin[0].endsWith('/>')) continue
    if (end < 0) throw new Problem('file.broken')
    const name = parseXml(`${begin[0]}</table:table>`).attributes['table:name'] ?? ''
    const table = content.slice(start, end)
    checkRows(table, 'table-row', /office:value-type=|<text:p/, name)
    rows.begin(name)
    readTable(table, rows)
  }
  return { sheets: rows.all() }
}
