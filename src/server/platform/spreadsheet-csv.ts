import { Problem } from '#domain/problem.ts'
import type { Sheet, Workbook } from '#domain/workbook.ts'

export const csvType = 'text/csv'
const mostRows = 20_000

/** A text with commas, semicolons or tabs between its cells, whichever its first line has most of. */
export function readCsv(text: string): Workbook {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const count = (sign: string) => firstLine.split(sign).length
  const separator = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!
  return { sheets: [{ name: 'CSV', rows: rowsOf(text.replace(/^\ufeff/, ''), separator) }] }
}

function rowsOf(text: string, separator: string): Sheet['rows'] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|((?!")[^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'gy')
  for (let at = 0; at < text.length; at = cells.lastIndex) {
    cells.lastIndex = at
    const found = cells.exec(text)
    if (!found) throw new Problem('file.broken', { row: rows.length + 1 })
    const [, quoted, plain, end] = found
    row.push(withoutMark(quoted?.replaceAll('""', '"') ?? plain!))
    if (end === separator) continue
    rows.push(row)
    row = []
    if (rows.length > mostRows) throw new Problem('spreadsheet.too_many_rows', { sheet: 'CSV', most: mostRows })
  }
  // The last line may end with the sign after which another cell begins.
  return row.length > 0 ? [...rows, [...row, '']] : rows
}

/** What begins like a formula is marked as text, since no program can see it otherwise. */
const withMark = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const withoutMark = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

const quoted = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The first sheet, with the mark by which spreadsheet programs know the encoding. */
export function writeCsv({ sheets }: Workbook): Uint8Array {
  const lines = sheets[0]!.rows.map((row) => row.map((cell) => quoted(withMark(cell))).join(','))
  return Buffer.from(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`)
}
