import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#domain/problem.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { Refusal } from './apart.ts'
import { openArchive } from './archive.ts'
import type { SpreadsheetFormat } from './spreadsheet.ts'
import { readOds } from './spreadsheet-ods.ts'
import { readXlsx } from './spreadsheet-xlsx.ts'

export interface SpreadsheetTask {
  bytes: Uint8Array
  name: string
  format: SpreadsheetFormat
}

const readers = { xlsx: readXlsx, ods: readOds }
// One sheet is one part: so large that too many rows can be told from too much else.
const largestPart = 64 * 1024 * 1024

/** The text of every sheet. Formulas are never worked out: what the file remembers of them is taken and marked. */
export const readWorkbook = (bytes: Uint8Array, format: SpreadsheetFormat): Workbook =>
  readers[format](openArchive(bytes, largestPart))

function answer(make: (workbook: Workbook, name: string) => object): { made: object } | Refusal {
  const { bytes, name, format } = workerData as SpreadsheetTask
  try {
    return { made: make(readWorkbook(bytes, format), name) }
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, details: error.details }
    return { code: 'file.broken', details: { reason: String(error) } }
  }
}

/** What a worker does that makes something of a spreadsheet. */
export function answerWith(make: (workbook: Workbook, name: string) => object): void {
  parentPort?.postMessage(answer(make))
}
