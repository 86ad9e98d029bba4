import { strToU8, type Zippable, zipSync } from 'fflate'
import { columnLetter, type Sheet, type Workbook } from '#domain/workbook.ts'
import { escaped } from './odt-xml.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

// Style 1 is a heading, 2 text, 3 text that begins like a formula: marked so that no program takes it for one, without
// a sign that would then belong to the text.
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/>${'<xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'}<xf xfId="0" numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const risky = /^[=+\-@\t\r\n＝＋－＠]/

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry them.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const written = (text: string) =>
  escaped(text.replace(unwritable, '').replace(/_x([0-9a-f]{4}_)/gi, '_x005F_x$1')).replace(/\r/g, '_x000D_')

function cell(text: string, row: number, column: number): string {
  if (text === '') return ''
  const style = row === 0 ? 1 : risky.test(text) ? 3 : 2
  return `<c r="${columnLetter(column)}${row + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${written(text)}</t></is></c>`
}

const width = (sheet: Sheet, column: number) =>
  Math.min(48, Math.max(10, ...sheet.rows.map((row) => (row[column] ?? '').length + 2)))

function sheetXml(sheet: Sheet): string {
  const columns = Math.max(1, ...sheet.rows.map((row) => row.length))
  const widths = Array.from(
    { length: columns },
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${width(sheet, at)}" customWidth="1"/>`,
  )
  const rows = sheet.rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((text, column) => cell(text, at, column)).join('')}</row>`,
  )
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}

const relationships = (list: [id: string, type: string, target: string][]) =>
  `${head}<Relationships xmlns="${packages}/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

function parts({ sheets }: Workbook): Record<string, string> {
  const path = (at: number) => `worksheets/sheet${at + 1}.xml`
  const overrides = [
    ['/xl/workbook.xml', `${part}.sheet.main+xml`],
    ['/xl/styles.xml', `${part}.styles+xml`],
    ...sheets.map((_, at) => [`/xl/${path(at)}`, `${part}.worksheet+xml`]),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
  const listed = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="s${at + 1}"/>`)
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': relationships([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['styles', 'styles', 'styles.xml'],
      ...sheets.map((_, at): [string, string, string] => [`s${at + 1}`, 'worksheet', path(at)]),
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/${path(at)}`, sheetXml(sheet)])),
  }
}

// Times inside the archive would make two files of one workbook differ.
const archiveTime = { mtime: '1980-01-01T12:00:00' }

/** The workbook as an Excel file of text cells. The same workbook gives the same bytes. */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const files: Zippable = {}
  for (const [path, xml] of Object.entries(parts(workbook))) files[path] = strToU8(xml)
  return zipSync(files, archiveTime)
}
