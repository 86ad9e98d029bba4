import { posix } from 'node:path'
import { Problem } from '#domain/problem.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { Archive } from './archive.ts'
import { isDateFormat, serialDate } from './spreadsheet-dates.ts'
import { checkRows, elementsOf, localName, numberText, type ReadCell, SheetRows } from './spreadsheet-rows.ts'
import { elements, parseXml, type XmlElement } from './xml.ts'

type Relation = { id: string; type: string; path: string }

const children = (parent: XmlElement, name: string) => elements(parent).filter((node) => localName(node.name) === name)

function below(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((node) => (localName(node.name) === name ? [node] : below(node, name)))
}

const attribute = (node: XmlElement, name: string): string | undefined =>
  node.attributes[name] ?? Object.entries(node.attributes).find(([key]) => localName(key) === name)?.[1]

/** What a part refers to inside the file; what lies outside is never looked at. */
function relationsOf(archive: Archive, part: string): Relation[] {
  const folder = posix.dirname(part)
  const xml = archive.text(posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  if (!xml) return []
  return below(parseXml(xml), 'Relationship')
    .filter((relation) => relation.attributes.TargetMode !== 'External')
    .map(({ attributes: { Id = '', Type = '', Target = '' } }) => ({
      id: Id,
      type: Type.slice(Type.lastIndexOf('/') + 1),
      path: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target),
    }))
}

function checkKind(archive: Archive, workbook: string) {
  const types = archive.text('[Content_Types].xml')
  if (!types) throw new Problem('spreadsheet.unsupported')
  if (types.includes('macroEnabled') || archive.has(posix.join(posix.dirname(workbook), 'vbaProject.bin')))
    throw new Problem('spreadsheet.macros')
  if (!archive.has(workbook) || !workbook.endsWith('.xml')) throw new Problem('spreadsheet.unsupported')
}

/** The runs of a text, without the small readings above Chinese and Japanese words. */
const textIn = (node: XmlElement): string =>
  elements(node)
    .map((part) => {
      const name = localName(part.name)
      if (name === 'rPh' || name === 'phoneticPr') return ''
      return name === 't' ? part.children.filter((piece) => typeof piece === 'string').join('') : textIn(part)
    })
    .join('')
    // How the format writes characters that XML cannot carry.
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Which styles show their number as a date. */
function dateStyles(xml: string | undefined): boolean[] {
  if (!xml) return []
  const root = parseXml(xml)
  const formats = new Map(below(root, 'numFmt').map(({ attributes: a }) => [a.numFmtId, a.formatCode ?? '']))
  const styles = children(root, 'cellXfs').flatMap((list) => children(list, 'xf'))
  return styles.map(({ attributes: { numFmtId = '0' } }) => isDateFormat(Number(numFmtId), formats.get(numFmtId)))
}

/** The column of an address such as `AB12`. */
function columnOf(address: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(address)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

type Shared = { strings: string[]; dates: boolean[]; from1904: boolean }

function textOfCell(cell: XmlElement, { strings, dates, from1904 }: Shared): string {
  const { t: type = 'n', s: style } = cell.attributes
  if (type === 'inlineStr') return children(cell, 'is').map(textIn).join('')
  const value = children(cell, 'v')
    .flatMap((node) => node.children)
    .filter((piece) => typeof piece === 'string')
    .join('')
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return value
  return dates[Number(style)] && value ? serialDate(Number(value), from1904) : numberText(value)
}

function cellOf(cell: XmlElement, index: number, shared: Shared): ReadCell {
  const address = cell.attributes.r
  const column = address ? columnOf(address) : index
  if (cell.attributes.t === 'e') return { column, text: '', mark: 'error' }
  const text = textOfCell(cell, shared)
  return children(cell, 'f').length > 0 ? { column, text, mark: 'formula' } : { column, text }
}

function readSheet(xml: string, rows: SheetRows, shared: Shared) {
  let next = 0
  for (const row of elementsOf(xml, 'row')) {
    const at = Number(row.attributes.r ?? next + 1) - 1
    if (!Number.isInteger(at) || at < 0) throw new Problem('file.broken')
    rows.add(
      at,
      children(row, 'c').map((cell, index) => cellOf(cell, index, shared)),
    )
    next = at + 1
  }
}

/** The worksheets of an Excel file in their order. Charts, pictures, comments and links to other files are no text. */
export function readXlsx(archive: Archive): Workbook {
  const path = relationsOf(archive, '').find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  checkKind(archive, path)
  const relations = relationsOf(archive, path)
  const part = (kind: string) => archive.text(relations.find(({ type }) => type === kind)?.path ?? '')
  const workbook = parseXml(archive.text(path)!)
  const shared: Shared = {
    strings: [...elementsOf(part('sharedStrings') ?? '', 'si')].map(textIn),
    dates: dateStyles(part('styles')),
    from1904: below(workbook, 'workbookPr').some((node) => ['1', 'true'].includes(node.attributes.date1904 ?? '')),
  }
  const rows = new SheetRows()
  for (const sheet of below(workbook, 'sheet')) {
    const relation = relations.find(({ id }) => id === attribute(sheet, 'id'))
    if (relation?.type !== 'worksheet') continue
    const xml = archive.text(relation.path)
    if (xml === undefined) throw new Problem('file.broken', { part: relation.path })
    const name = sheet.attributes.name ?? ''
    checkRows(xml, 'row', /<(?:\w+:)?(?:v|t)[\s>]/, name)
    rows.begin(name)
    readSheet(xml, rows, shared)
  }
  return { sheets: rows.all() }
}
