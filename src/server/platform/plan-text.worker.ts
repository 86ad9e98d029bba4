import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#domain/problem.ts'
import { openArchive } from './archive.ts'
import type { PlanTextAnswer, PlanTextTask } from './plan-text.ts'
import { textOfDocx } from './text-of-docx.ts'
import { textOfOdt } from './text-of-odt.ts'
import { textOfPlain } from './text-of-plain.ts'

const readers: Record<PlanTextTask['kind'], (bytes: Uint8Array) => string | Promise<string>> = {
  plain: textOfPlain,
  odt: (bytes) => textOfOdt(openArchive(bytes)),
  docx: (bytes) => textOfDocx(openArchive(bytes)),
  // The PDF reader is 1.7 MB of code, loaded only when there is a PDF.
  pdf: async (bytes) => (await import('./text-of-pdf.ts')).textOfPdf(bytes),
}

async function answer({ bytes, kind }: PlanTextTask): Promise<PlanTextAnswer> {
  try {
    return { text: await readers[kind](bytes) }
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, details: error.details }
    return { code: 'file.broken', details: { reason: String(error) } }
  }
}

parentPort?.postMessage(await answer(workerData as PlanTextTask))
