import { Problem } from '#domain/problem.ts'
import type { Workbook } from '#domain/workbook.ts'
import { type Refusal, readApart } from './apart.ts'
import { odsType, writeOds } from './spreadsheet-ods-writer.ts'
import { writeXlsx, xlsxType } from './spreadsheet-xlsx-writer.ts'

export type SpreadsheetFormat = 'xlsx' | 'ods'
export interface SpreadsheetTask {
  bytes: Uint8Array
  format: SpreadsheetFormat
}
export type SpreadsheetAnswer = { workbook: Workbook } | Refusal

const bounds = { longestMs: 5_000, memoryMb: 160 }
const withMacros = new Set(['xlsm', 'xltm', 'xlsb', 'xlam'])
const archive = [0x50, 0x4b, 0x03, 0x04]
/** The container of older programs, and of XLSX with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0]

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte)

const contains = (bytes: Uint8Array, words: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(words, 'utf16le'))

/** What the ending promises and the first bytes confirm. */
function formatOf(bytes: Uint8Array, name: string): SpreadsheetFormat {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (withMacros.has(ending)) throw new Problem('spreadsheet.macros')
  if (ending !== 'xlsx' && ending !== 'ods') throw new Problem('spreadsheet.unsupported', { ending })
  if (startsWith(bytes, archive)) return ending
  const locked = startsWith(bytes, compound) && contains(bytes, 'EncryptedPackage')
  throw new Problem(locked ? 'file.encrypted' : 'spreadsheet.unsupported', { ending })
}

/** The text of every sheet. Formulas are never worked out: what the file remembers of them is taken and marked. */
export async function readSpreadsheet(bytes: Uint8Array, name: string): Promise<Workbook> {
  const task: SpreadsheetTask = { bytes, format: formatOf(bytes, name) }
  const script = new URL('./spreadsheet.worker.ts', import.meta.url)
  const answer = await readApart<SpreadsheetAnswer>(script, task, bounds)
  if ('code' in answer) throw new Problem(answer.code, answer.details)
  return answer.workbook
}

const writers = {
  xlsx: { write: writeXlsx, mediaType: xlsxType },
  ods: { write: writeOds, mediaType: odsType },
}

export function writeSpreadsheet(workbook: Workbook, format: SpreadsheetFormat): Uint8Array {
  return writers[format].write(workbook)
}

export const spreadsheetType = (format: SpreadsheetFormat): string => writers[format].mediaType
