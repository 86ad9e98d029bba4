import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { DocumentImages, OfficialDocument } from '#domain/document.ts'
import { imagePath, pdfData } from './pdf-data.ts'

/** The layouts there are, each in a file `<name>.typ`. */
export type PdfTemplate = 'pdf' | 'label-sheet' | 'fax-page'

export interface PdfTask {
  id: number
  template: PdfTemplate
  json: string
  pictures: { path: string; bytes: Uint8Array }[]
  /** Of which page a drawing is wanted, instead of the file. */
  page?: number
}

export interface PdfAnswer {
  id: number
  /** The file, or the drawing of a page. */
  bytes?: Uint8Array<ArrayBuffer>
  page?: number
  pages?: number
  error?: string
}

type Made = PdfAnswer & { bytes: Uint8Array<ArrayBuffer> }

interface Waiting {
  resolve: (answer: Made) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

// Typst blocks its thread, and 27 MB of fonts are worth reading once: one worker for the whole process.
let worker: Worker | undefined
const waiting = new Map<number, Waiting>()
let lastId = 0
const longestMs = 30_000

function settle(id: number): Waiting | undefined {
  const task = waiting.get(id)
  waiting.delete(id)
  clearTimeout(task?.timer)
  if (waiting.size === 0) worker?.unref()
  return task
}

function failAll(dead: Worker, error: Error) {
  if (worker !== dead) return
  worker = undefined
  for (const id of waiting.keys()) settle(id)?.reject(error)
}

function started(): Worker {
  const fresh = new Worker(new URL('./pdf.worker.ts', import.meta.url))
  fresh.on('message', (answer: PdfAnswer) => {
    const task = settle(answer.id)
    if (answer.bytes) task?.resolve({ ...answer, bytes: answer.bytes })
    else task?.reject(new Error(`The document could not be set: ${answer.error}`))
  })
  fresh.on('error', (error: Error) => failAll(fresh, error))
  fresh.on('exit', () => failAll(fresh, new Error('The typesetter stopped.')))
  return fresh
}

function typeset(task: Omit<PdfTask, 'id'>): Promise<Made> {
  worker ??= started()
  const current = worker
  current.ref()
  const id = ++lastId
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => void current.terminate(), longestMs)
    waiting.set(id, { resolve, reject, timer })
    current.postMessage({ id, ...task } satisfies PdfTask)
  })
}

let known: Set<string> | undefined

/** The characters that both fonts have, one code point a line. */
function settable(): Set<string> {
  known ??= new Set(
    readFileSync(new URL('../../../fonts/characters.txt', import.meta.url), 'utf8')
      .split(/\s+/)
      .filter(Boolean)
      .map((code) => String.fromCodePoint(Number.parseInt(code, 16))),
  )
  return known
}

/** Whether the fonts of the product have it. */
export const isSettable = (character: string): boolean => settable().has(character)

/** 〓 is the printers' sign for a character that is not in the case. */
const placeholder = '〓'

function withPlaceholders(json: string): { json: string; missing: string[] } {
  const missing = new Set<string>()
  // JSON's own signs are all in the fonts, so the whole text can be searched at once.
  const set = json.replace(/[^\s\x20-\x7e]/gu, (character) => {
    if (settable().has(character)) return character
    missing.add(character)
    return placeholder
  })
  return { json: set, missing: [...missing] }
}

export interface Pdf {
  bytes: Uint8Array<ArrayBuffer>
  /** Characters that no font of the product has; 〓 stands in their places. The ODT holds them. */
  missingCharacters: string[]
}

/** Data set by a template as tagged PDF/A-2a, in the product's own fonts. The same data give the same bytes. */
export async function setPdf(template: PdfTemplate, data: object, pictures: PdfTask['pictures']): Promise<Pdf> {
  const { json, missing } = withPlaceholders(JSON.stringify(data))
  return { bytes: (await typeset({ template, json, pictures })).bytes, missingCharacters: missing }
}

const picturesOf = (images: DocumentImages): PdfTask['pictures'] =>
  [...images.values()].map((image, index) => ({ path: imagePath(index), bytes: image.bytes }))

export function writePdf(document: OfficialDocument, images: DocumentImages = new Map()): Promise<Pdf> {
  return setPdf('pdf', pdfData(document, images), picturesOf(images))
}

/** One page as it would be printed, as a drawing; the last one where there are fewer. */
export async function drawPage(document: OfficialDocument, images: DocumentImages, page: number) {
  const { json } = withPlaceholders(JSON.stringify(pdfData(document, images)))
  const drawn = await typeset({ template: 'pdf', json, pictures: picturesOf(images), page })
  return { svg: Buffer.from(drawn.bytes).toString(), page: drawn.page!, pages: drawn.pages! }
}

/** Ends the typesetter, if it runs; the next document starts it again. */
export async function stopTypesetter(): Promise<void> {
  await worker?.terminate()
}
