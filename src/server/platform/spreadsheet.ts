import { Problem } from '#domain/problem.ts'
import type { Workbook } from '#domain/workbook.ts'
import { readApart } from './apart.ts'
import { odsType, writeOds } from './spreadsheet-ods-writer.ts'
import type { SpreadsheetTask } from './spreadsheet-reading.ts'
import { writeXlsx, xlsxType } from './spreadsheet-xlsx-writer.ts'

export const spreadsheetFormats = ['xlsx', 'ods'] as const
export type SpreadsheetFormat = (typeof spreadsheetFormats)[number]

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

/** What the worker `script` makes of a spreadsheet, in a thread that may fail without harm to anybody else. */
export async function readSpreadsheet<T extends object>(bytes: Uint8Array, name: string, script: URL): Promise<T> {
  const task: SpreadsheetTask = { bytes, name, format: formatOf(bytes, name) }
  const answer = await readApart<{ made: T }>(script, task)
  if ('code' in answer) throw new Problem(answer.code, answer.details)
  return answer.made
}

const writers = {
  xlsx: { write: writeXlsx, mediaType: xlsxType },
  ods: { write: writeOds, mediaType: odsType },
}

export function writeSpreadsheet(workbook: Workbook, format: SpreadsheetFormat): Uint8Array {
  return writers[format].write(workbook)
}

export const spreadsheetType = (format: SpreadsheetFormat): string => writers[format].mediaType
