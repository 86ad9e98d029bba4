import { columnLetter, type Sheet } from '#domain/workbook.ts'
import type { NoticeCode, SpreadsheetNotice } from './notice.ts'
import { type Column, columnOf, known, type SheetKind } from './xlsform.columns.ts'

/** A cell that says something. */
export type Cell = { sheet: string; row: number; column: number; header: string; value: string }

export const noticeOf = (cell: Cell, code: NoticeCode, value = cell.value): SpreadsheetNotice => ({
  sheet: cell.sheet,
  row: cell.row,
  column: columnLetter(cell.column),
  header: cell.header.slice(0, 100),
  code,
  value: value.slice(0, 200),
})

/** A row remembers which of its cells had an effect, so that none is dropped in silence. */
export class Row {
  readonly table: Table
  /** As the spreadsheet counts it. */
  readonly number: number
  private readonly texts: readonly string[]
  private readonly taken = new Set<number>()

  constructor(table: Table, number: number, texts: readonly string[]) {
    this.table = table
    this.number = number
    this.texts = texts
  }

  private cell(column: number): Cell {
    const header = this.table.columns[column]?.header ?? ''
    return { sheet: this.table.name, row: this.number, column, header, value: (this.texts[column] ?? '').trim() }
  }

  private find(field: string, language: string | null): Cell | undefined {
    const columns = this.table.columnsOf(field, language)
    return columns.map((column) => this.cell(column)).find(({ value }) => value !== '')
  }

  /** The cell, if it says something that had no effect yet; it has its effect now. */
  take(field: string, language: string | null = null): Cell | undefined {
    const cell = this.find(field, language)
    if (!cell || this.taken.has(cell.column)) return undefined
    this.taken.add(cell.column)
    return cell
  }

  look(field: string): string {
    return this.find(field, null)?.value ?? ''
  }

  /** The first of these languages in which the cell says something. */
  takeIn(field: string, languages: readonly (string | null)[]): Cell | undefined {
    for (const language of languages) {
      const cell = this.take(field, language)
      if (cell) return cell
    }
    return undefined
  }

  takeAll(): void {
    this.texts.forEach((_, column) => {
      this.taken.add(column)
    })
  }

  /** Where a notice of the row as a whole points to. */
  first(field: string): Cell {
    const column = this.texts.findIndex((text) => text.trim() !== '')
    return this.find(field, null) ?? this.cell(Math.max(0, column))
  }

  /** The cells that say something and had no effect. */
  left(): Cell[] {
    return this.texts.flatMap((text, column) => {
      return text.trim() !== '' && !this.taken.has(column) ? [this.cell(column)] : []
    })
  }
}

/** A sheet as the convention has it: headings in the first row that says anything, one thing in each row below. */
export class Table {
  readonly name: string
  readonly kind: SheetKind
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]

  constructor(sheet: Sheet, kind: SheetKind) {
    const at = sheet.rows.findIndex((row) => row.some((text) => text.trim() !== ''))
    this.name = sheet.name
    this.kind = kind
    this.columns = (sheet.rows[at] ?? []).map((header) => columnOf(header, kind))
    this.rows = sheet.rows
      .map((texts, index) => new Row(this, index + 1, texts))
      .slice(at + 1)
      .filter((row) => row.left().length > 0)
  }

  columnsOf(field: string, language: string | null): number[] {
    return this.columns.flatMap((column, index) =>
      column.field === field && column.language === language ? [index] : [],
    )
  }

  has(field: string): boolean {
    return this.columns.some((column) => column.field === field)
  }

  /** Why what is left over in a column had no effect. */
  private reasonOf(index: number): NoticeCode {
    const column = this.columns[index]
    if (!column?.header.trim()) return 'columnUnknown'
    if (this.columnsOf(column.field, column.language)[0] !== index) return 'columnRepeated'
    if (known[this.kind].unsupported.has(column.field)) return 'columnUnsupported'
    if (!known[this.kind].fields.has(column.field)) return 'columnUnknown'
    if (column.field === 'appearance' || column.field === 'parameters') return 'columnUnsupported'
    const isTranslated = this.columns.some(({ field, language }) => field === column.field && language !== null)
    return isTranslated ? 'otherLanguage' : 'noEffectHere'
  }

  leftovers(): SpreadsheetNotice[] {
    return this.rows.flatMap((row) => row.left().map((cell) => noticeOf(cell, this.reasonOf(cell.column))))
  }
}
