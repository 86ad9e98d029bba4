import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#domain/problem.ts'
import { openArchive } from './archive.ts'
import type { SpreadsheetAnswer, SpreadsheetTask } from './spreadsheet.ts'
import { readOds } from './spreadsheet-ods.ts'
import { readXlsx } from './spreadsheet-xlsx.ts'

const readers = { xlsx: readXlsx, ods: readOds }

function answer({ bytes, format }: SpreadsheetTask): SpreadsheetAnswer {
  try {
    return { workbook: readers[format](openArchive(bytes)) }
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, details: error.details }
    return { code: 'file.broken', details: { reason: String(error) } }
  }
}

parentPort?.postMessage(answer(workerData as SpreadsheetTask))
