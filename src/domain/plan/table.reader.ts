import type { Piece, ReadClause } from './clause.reader.ts'
import { namesAt, specific } from './unit.reader.ts'

/** A duty table that came out as lines: which cell says who, which says when, and which says what. */

export type Row = { owners: string[]; time: string; work: Piece[] }

const columns = {
  owner: /單位|負責|主辦|承辦|權責|人員|執行者|分工/,
  time: /時間|期限|期程|時程|日期|完成|頻率/,
  helper: /協辦|協助|配合|備註|備考|附註|電話/,
}
type Column = keyof typeof columns | 'work'

const isTabular = (piece: Piece): boolean => /[\t|]/.test(piece.text)

function cellsOf(piece: Piece): Piece[] {
  const separator = isTabular(piece) ? /[\t|]/g : / {2,}/.test(piece.text) ? / {2,}/g : / /g
  const cells: Piece[] = []
  let from = 0
  const take = (to: number) => {
    const text = piece.text.slice(from, to)
    const lead = text.length - text.trimStart().length
    if (text.trim() !== '')
      cells.push({ start: piece.start + from + lead, end: piece.start + to, text: text.trim(), bullet: true })
  }
  for (const match of piece.text.matchAll(separator)) {
    take(match.index)
    from = match.index + match[0].length
  }
  take(piece.text.length)
  return cells
}

/** The heads of the columns, from the line above the first row. */
function headOf(clause: ReadClause): Column[] | null {
  const lines = [...(clause.kind === 'row' ? [] : clause.pieces), ...(clause.parent?.pieces ?? [])]
  for (const line of lines.filter(isHead)) {
    const cells = cellsOf(line).filter(({ text }) => !/^(項次|編號|序號|次序|項)$/.test(text))
    const named = cells.map(({ text }) => columnOf(text))
    if (cells.length >= 2 && cells.every(({ text }) => text.length <= 12) && named.some((column) => column !== 'work'))
      return named
  }
  return null
}

const columnOf = (head: string): Column =>
  (Object.keys(columns) as (keyof typeof columns)[]).reverse().find((name) => columns[name].test(head)) ?? 'work'

const isHead = (piece: Piece): boolean =>
  cellsOf(piece).every(({ text }) => text.length <= 8) && /項次|項目|單位|事項|時間/.test(piece.text)

/** The clause's table rows; null where it has none. */
export function rowsOf(clause: ReadClause): Row[] | null {
  const inTable = clause.kind === 'row'
  const lines = clause.pieces.filter((piece) => inTable || isTabular(piece))
  if (lines.length === 0) return null
  const head = headOf(clause)
  return lines.filter((line) => inTable || !isHead(line)).map((line) => rowOf(cellsOf(line), head))
}

function rowOf(cells: Piece[], head: Column[] | null): Row {
  const fits = head !== null && head.length === cells.length
  const columnAt = (cell: Piece, index: number): Column => (fits ? (head[index] as Column) : guess(cell.text))
  const row: Row = { owners: [], time: '', work: [] }
  for (const [index, cell] of cells.entries()) {
    const column = columnAt(cell, index)
    if (column === 'owner') row.owners.push(...ownersOf(cell.text))
    else if (column === 'time') row.time += cell.text
    else if (column === 'work') row.work.push(cell)
  }
  return row
}

const ownersOf = (text: string): string[] => specific(namesAt(text, 0)?.names ?? [text])

function guess(text: string): Column {
  const named = namesAt(text, 0)
  if (named && named.end === text.length) return 'owner'
  return text.length <= 14 && /前|後|每|期間|當日|隨時|即日|\d{1,2}月\d/.test(text) && !/檢查|辦理|加強/.test(text)
    ? 'time'
    : 'work'
}
