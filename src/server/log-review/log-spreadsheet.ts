import { createHash } from 'node:crypto'
import { pieceBytes } from '#domain/file/file.ts'
import { Problem } from '#domain/problem.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { PerformAs } from '#server/platform/http.ts'
import { readSpreadsheet } from '#server/platform/spreadsheet.ts'
import { type KeptLog, readLog, removeLog, writePiece } from './kept-log.ts'
import { replaceLog } from './log-review.operations.ts'

const reader = new URL('../law/law-table.worker.ts', import.meta.url)
const largest = 64 * 1024 * 1024

const cell = (text: string): string => `"${text.replaceAll('"', '""').replace(/\s+/g, ' ')}"`

/** A spreadsheet as lines, one a row, so that the number of a line is that of its row. */
export async function linesOfSpreadsheet(log: KeptLog, { id, name }: { id: string; name: string }, perform: PerformAs) {
  const pieces: Buffer[] = []
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of readLog(log)) {
    pieces.push(piece)
    hash.update(piece)
    size += piece.byteLength
    if (size > largest) throw new Problem('spreadsheet.too_large', { bytes: largest })
  }
  const { sheets } = await readSpreadsheet<Workbook>(Buffer.concat(pieces), name, reader)
  const rows = (sheets.find((sheet) => sheet.rows.length > 1) ?? sheets[0])?.rows ?? []
  const width = Math.max(0, ...rows.map((row) => row.length))
  const text = rows
    .map((row) => `${Array.from({ length: width }, (_, at) => cell(row[at] ?? '')).join(',')}\n`)
    .join('')
  const bytes = Buffer.from(text)
  if (bytes.byteLength === 0) throw new Problem('logReview.empty')
  // Shorter than what lies there now.
  await removeLog(log)
  for (let at = 0; at < bytes.byteLength; at += pieceBytes)
    await writePiece(log, at, bytes.subarray(at, at + pieceBytes))
  await perform(replaceLog, { id, size: bytes.byteLength, sha256: hash.digest('hex') })
  return { received: bytes.byteLength, state: 'mapping' as const }
}
