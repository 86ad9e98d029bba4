import { strToU8, zipSync } from 'fflate'
import type { Sheet, Workbook } from '#domain/workbook.ts'
import { element, namespaces, text } from './odt-xml.ts'

export const odsType = 'application/vnd.oasis.opendocument.spreadsheet'
const head = '<?xml version="1.0" encoding="UTF-8"?>'
const number = 'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'

// Cells are of the kind "text", so that no program takes what begins with a sign of equality for a formula.
const styles = `<number:text-style style:name="Plain"><number:text-content/></number:text-style><style:style style:name="Wide" style:family="table-column"><style:table-column-properties style:column-width="5cm"/></style:style><style:style style:name="Text" style:family="table-cell" style:data-style-name="Plain"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style><style:style style:name="Head" style:family="table-cell" style:data-style-name="Plain"><style:text-properties fo:font-weight="bold"/></style:style>`

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry them.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function cell(value: string, row: number): string {
  if (value === '') return '<table:table-cell/>'
  const lines = value.replace(unwritable, '').split('\n')
  const inner = lines.map((line) => element('text:p', {}, text(line).replaceAll('\t', '<text:tab/>'))).join('')
  const style = row === 0 ? 'Head' : 'Text'
  return element('table:table-cell', { 'office:value-type': 'string', 'table:style-name': style }, inner)
}

function table({ name, rows }: Sheet): string {
  const columns = String(Math.max(1, ...rows.map((row) => row.length)))
  const column = element('table:table-column', {
    'table:style-name': 'Wide',
    'table:number-columns-repeated': columns,
  })
  const lines = rows.map((row, at) =>
    element('table:table-row', {}, row.map((value) => cell(value, at)).join('') || '<table:table-cell/>'),
  )
  return element('table:table', { 'table:name': name }, column + lines.join(''))
}

const manifest = `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${odsType}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

// Times inside the archive would make two files of one workbook differ.
const archiveTime = { mtime: '1980-01-01T12:00:00' }

/** The workbook as an OpenDocument spreadsheet of text cells. The same workbook gives the same bytes. */
export function writeOds({ sheets }: Workbook): Uint8Array {
  const content = `${head}<office:document-content ${namespaces} ${number}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets.map(table).join('')}</office:spreadsheet></office:body></office:document-content>`
  return zipSync(
    {
      mimetype: [strToU8(odsType), { level: 0 }],
      'content.xml': strToU8(content),
      'META-INF/manifest.xml': strToU8(manifest),
    },
    archiveTime,
  )
}
