import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Problem } from '#domain/problem.ts'
import type { Workbook } from '#domain/workbook.ts'
import { odsFile, xlsxFile } from '#test/spreadsheet-files.ts'
import { writeSpreadsheet } from './spreadsheet.ts'
import { readWorkbook } from './spreadsheet-reading.ts'

const rowsOf = (workbook: Workbook) => workbook.sheets[0]!.rows
const xlsx = (rows: string, parts: Record<string, string | Uint8Array> = {}) =>
  readWorkbook(xlsxFile(rows, parts), 'xlsx')
const ods = (rows: string, manifest = '', before = '') => readWorkbook(odsFile(rows, manifest, before), 'ods')

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'read'
}

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`

describe('an Excel file', () => {
  test('is read with shared texts, their parts joined and small readings left aside', () => {
    const strings =
      '<sst><si><t>門</t></si><si><r><t>門</t></r><r><rPr/><t xml:space="preserve"> 鎖</t></r><rPh><t>かぎ</t></rPh></si><si><t>a_x000D_\nb_x005F_x0041_</t></si></sst>'
    const read = xlsx(
      '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c><c t="s" r="E2"><v>2</v></c></row>',
      {
        'xl/sharedStrings.xml': strings,
      },
    )
    expect(rowsOf(read)).toEqual([[], ['', '門', '', '門 鎖', 'a\nb_x0041_']])
  })

  test('says numbers, truths and dates as a person writes them', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-404]e/m/d;@"/><numFmt numFmtId="171" formatCode="0.0&quot; days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
    const read = xlsx(
      '<row><c><v>3.0</v></c><c><v>0.10000000000000001</v></c><c t="b"><v>1</v></c><c s="1"><v>46062</v></c><c s="2"><v>46062.5</v></c><c s="3"><v>2</v></c><c s="1"><v>0.25</v></c></row>',
      { 'xl/styles.xml': styles },
    )
    expect(rowsOf(read)).toEqual([['3', '0.1', 'TRUE', '2026-02-09', '2026-02-09T12:00:00', '2', '06:00:00']])
  })

  test('with formulas gives what it remembers of them and marks them; errors are empty and marked', () => {
    const read = xlsx(
      '<row><c t="str"><f>A1&amp;"x"</f><v>ax</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>1+1</f></c></row>',
    )
    expect(rowsOf(read)).toEqual([['ax', '']])
    expect(read.sheets[0]!.marks).toEqual([
      { row: 0, column: 0, mark: 'formula' },
      { row: 0, column: 1, mark: 'error' },
    ])
  })

  test('of a program that names its namespace is read the same', () => {
    const sheet = `<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`
    expect(rowsOf(xlsx('', { 'xl/worksheets/sheet1.xml': sheet }))).toEqual([['甲']])
  })

  test('looks at no other file that it links to, and expands no entities', () => {
    const rels =
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="http://example.org/a.xml" TargetMode="External"/></Relationships>'
    expect(xlsx('', { 'xl/_rels/workbook.xml.rels': rels }).sheets).toEqual([])
    const sheet = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row>${inline('&a;&lt;')}</row></sheetData></worksheet>`
    expect(rowsOf(xlsx('', { 'xl/worksheets/sheet1.xml': sheet }))).toEqual([['&a;<']])
  })

  test('with macros is refused, whatever it is called', () => {
    expect(codeOf(() => xlsx('', { 'xl/vbaProject.bin': 'x' }))).toBe('spreadsheet.macros')
    const types = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    expect(codeOf(() => xlsx('', { '[Content_Types].xml': types }))).toBe('spreadsheet.macros')
  })

  test('that is cut off, or whose parts are damaged, is broken', () => {
    const whole = xlsxFile(`<row>${inline('a')}</row>`)
    expect(codeOf(() => readWorkbook(whole.slice(0, -40), 'xlsx'))).toBe('file.broken')
    expect(codeOf(() => xlsx('<row><c>'))).toBe('file.broken')
    expect(codeOf(() => xlsx('<row r="-3"><c/></row>'))).toBe('file.broken')
  })

  test('that is really something else is refused', () => {
    expect(codeOf(() => readWorkbook(odsFile(''), 'xlsx'))).toBe('spreadsheet.unsupported')
    expect(codeOf(() => readWorkbook(xlsxFile(''), 'ods'))).toBe('spreadsheet.unsupported')
  })

  test('that would unpack to far more than it is, is refused', () => {
    const spaces = new Uint8Array(30_000_000).fill(32)
    expect(codeOf(() => xlsx('', { 'xl/media/a.bin': spaces }))).toBe('file.too_large')
  })

  test('may be formatted far below its last text, but not hold text there', () => {
    const far = (cell: string) => `<row r="1">${inline('a')}</row><row r="1048576" s="1">${cell}</row>`
    expect(rowsOf(xlsx(far('<c r="A1048576" s="1"/>')))).toEqual([['a']])
    expect(codeOf(() => xlsx(far(inline('b'))))).toBe('spreadsheet.too_many_rows')
  })

  test('with too many columns or cells is refused', () => {
    expect(codeOf(() => xlsx('<row><c r="XFD1"><v>1</v></c></row>'))).toBe('spreadsheet.too_large')
    const wide = `<row>${'<c><v>1</v></c>'.repeat(250)}</row>`
    expect(codeOf(() => xlsx(wide.repeat(801)))).toBe('spreadsheet.too_large')
  })
})

const cell = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`

describe('an OpenDocument spreadsheet', () => {
  test('is read with its spaces, lines, numbers, dates and what is told once for several cells', () => {
    const read = ods(
      row(
        `<table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="float" office:value="3.50" table:number-columns-repeated="2"><text:p>3,5</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-02-09T00:00:00"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell table:number-columns-repeated="16000"/>`,
      ) +
        `<table:table-row table:number-rows-repeated="2">${cell('x')}</table:table-row>` +
        `<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
    )
    expect(rowsOf(read)).toEqual([['', '', 'a  b\nc', '3.5', '3.5', '2026-02-09', 'TRUE'], ['x'], ['x']])
  })

  test('with formulas and errors marks them', () => {
    const read = ods(
      row(
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/><table:table-cell table:formula="of:=1/0" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      ),
    )
    expect(rowsOf(read)).toEqual([['2', '']])
    expect(read.sheets[0]!.marks!.map(({ mark }) => mark)).toEqual(['formula', 'error'])
  })

  test('with macros or a password is refused', () => {
    const entry = (path: string, inner = '') =>
      `<manifest:file-entry manifest:full-path="${path}">${inner}</manifest:file-entry>`
    expect(codeOf(() => ods('', entry('Basic/Standard/Module1.xml')))).toBe('spreadsheet.macros')
    expect(codeOf(() => ods('', entry('content.xml', '<manifest:encryption-data/>')))).toBe('file.encrypted')
  })

  test('whose rows repeat a text without end is refused', () => {
    const rows = `<table:table-row table:number-rows-repeated="1048576">${cell('x')}</table:table-row>`
    expect(codeOf(() => ods(rows))).toBe('spreadsheet.too_many_rows')
    const cells = row(`<table:table-cell table:number-columns-repeated="16384" office:string-value="x"/>`)
    expect(codeOf(() => ods(cells))).toBe('spreadsheet.too_large')
  })

  test('expands no entities, and is broken when its end is missing', () => {
    expect(rowsOf(ods(row(cell('&b;&gt;')), '', '<!DOCTYPE x [<!ENTITY b "bbb">]>'))).toEqual([['&b;>']])
    expect(codeOf(() => ods('<table:table-row><table:table-cell>'))).toBe('file.broken')
  })
})

const text = fc
  .array(fc.constantFrom('門', 'a', ' ', '  ', '=', '+1', '<', '&', '"', "'", '\n', '_x0041_', ']]>', '𠮷'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''))

const workbooks = fc
  .array(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((sheets): Workbook => ({ sheets: sheets.map((rows, at) => ({ name: `s<${at}>`, rows })) }))

/** Rows end with their last text. */
const trimmed = ({ sheets }: Workbook) =>
  sheets.map(({ name, rows }) => {
    const lines = rows.map((cells) => cells.slice(0, cells.findLastIndex((one) => one !== '') + 1))
    return { name, rows: lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1) }
  })

test.each(['xlsx', 'ods'] as const)('what is written as %s reads the same', (format) => {
  fc.assert(
    fc.property(workbooks, (workbook) => {
      const read = readWorkbook(writeSpreadsheet(workbook, format), format)
      expect(read.sheets.map(({ name, rows }) => ({ name, rows }))).toEqual(trimmed(workbook))
      expect(read.sheets.flatMap(({ marks }) => marks)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test.each(['=1+1', '+886', '-1', '@cmd', '＝1'])(
  'a text that begins like a formula, such as %s, is marked as text',
  (risky) => {
    const workbook = { sheets: [{ name: 'a', rows: [['head'], [risky]] }] }
    const part = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path]!)
    const sheet = part(writeSpreadsheet(workbook, 'xlsx'), 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain(`<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">${risky}</t>`)
    expect(part(writeSpreadsheet(workbook, 'xlsx'), 'xl/styles.xml')).toMatch(/quotePrefix="1"/)
    const content = part(writeSpreadsheet(workbook, 'ods'), 'content.xml')
    expect(content).toContain(`office:value-type="string" table:style-name="Text"><text:p>${risky}</text:p>`)
  },
)

test('the same workbook gives the same bytes', () => {
  const workbook = { sheets: [{ name: 'a', rows: [['x']] }] }
  for (const format of ['xlsx', 'ods'] as const)
    expect(writeSpreadsheet(workbook, format)).toEqual(writeSpreadsheet(workbook, format))
})
