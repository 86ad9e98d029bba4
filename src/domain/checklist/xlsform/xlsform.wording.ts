import type { NoticeCode } from './notice.ts'
import type { Cell } from './xlsform.table.ts'

export type Note = (cell: Cell, code: NoticeCode, value?: string) => void

type Reading = { isOwn: boolean; note: Note }

/** What is read by people: as long as it may be, and without the answers that other tools would put in its middle. */
export function wordingOf(cell: Cell | undefined, longest: number, { isOwn, note }: Reading): string | undefined {
  if (!cell) return undefined
  const text = isOwn ? cell.value : cell.value.replace(/\$\{\s*([^}]*?)\s*\}/g, '〔$1〕')
  if (text !== cell.value) note(cell, 'labelReference')
  if (text.length > longest) note(cell, 'shortened')
  return text.slice(0, longest)
}
