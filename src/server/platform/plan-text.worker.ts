import { parentPort, workerData } from 'node:worker_threads'
import type { FileNotice } from '#domain/plan/plan-revision.ts'
import { Problem } from '#domain/problem.ts'
import { type Archive, openArchive } from './archive.ts'
import { noticesOf } from './file-notices.ts'
import type { PlanTextAnswer, PlanTextTask } from './plan-text.ts'
import { textOfDocx } from './text-of-docx.ts'
import { textOfOdt } from './text-of-odt.ts'
import { textOfPlain } from './text-of-plain.ts'

type Read = { text: string; notices: FileNotice[] }
const alone = (text: string): Read => ({ text, notices: [] })

/** What the file brings along is said after its text was read: a refusal comes first. */
function ofArchive(bytes: Uint8Array, textOf: (archive: Archive) => string): Read {
  const archive = openArchive(bytes)
  return { text: textOf(archive), notices: noticesOf(archive) }
}

const readers: Record<PlanTextTask['kind'], (bytes: Uint8Array) => Read | Promise<Read>> = {
  plain: (bytes) => alone(textOfPlain(bytes)),
  odt: (bytes) => ofArchive(bytes, textOfOdt),
  docx: (bytes) => ofArchive(bytes, textOfDocx),
  // The PDF reader is 1.7 MB of code, loaded only when there is a PDF.
  pdf: async (bytes) => alone(await (await import('./text-of-pdf.ts')).textOfPdf(bytes)),
}

async function answer({ bytes, kind }: PlanTextTask): Promise<PlanTextAnswer> {
  try {
    return await readers[kind](bytes)
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, details: error.details }
    return { code: 'file.broken', details: { reason: String(error) } }
  }
}

parentPort?.postMessage(await answer(workerData as PlanTextTask))
