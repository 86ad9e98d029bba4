/** A cell whose text was worked out by the spreadsheet program, or could not be. */
export type CellMark = { row: number; column: number; mark: 'formula' | 'error' }

/** Text by row and column, both counted from 0; rows end with their last text. */
export type Sheet = { name: string; rows: string[][]; marks?: CellMark[] }

/** What a spreadsheet file says, free of looks, types and formulas. */
export type Workbook = { sheets: Sheet[] }

/** The letter above a column, counted from 0. */
export const columnLetter = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetter(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
