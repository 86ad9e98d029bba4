import type { FileNotice } from '#domain/plan/plan-revision.ts'
import { Problem } from '#domain/problem.ts'
import { fileBounds, type Refusal, readApart } from './apart.ts'

export const largestPlanFile = 15 * 1024 * 1024
const longestText = 2_000_000

type Kind = 'plain' | 'odt' | 'docx' | 'pdf'

export interface PlanTextTask {
  bytes: Uint8Array
  kind: Kind
}

export type PlanTextAnswer = { text: string; notices: FileNotice[] } | Refusal

const kinds: Record<string, Kind> = { txt: 'plain', md: 'plain', odt: 'odt', docx: 'docx', pdf: 'pdf' }

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

const isArchive = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)

/** Word's older container; a Word document with a password is one too. */
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

const isPdf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')

const contains = (bytes: Uint8Array, words: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(words, 'utf16le'))

const begins: Record<Kind, (bytes: Uint8Array) => boolean> = {
  odt: isArchive,
  docx: isArchive,
  pdf: isPdf,
  plain: (bytes) => !isArchive(bytes) && !isCompound(bytes) && !isPdf(bytes),
}

/** What the ending promises and the first bytes confirm. */
function kindOf(bytes: Uint8Array, name: string): Kind {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = kinds[ending]
  if (!kind) throw new Problem('file.unsupported', { ending })
  if (bytes.byteLength > largestPlanFile) throw new Problem('file.too_large', { bytes: bytes.byteLength })
  if (bytes.byteLength === 0) throw new Problem('file.no_text')
  if (begins[kind](bytes)) return kind
  const locked = kind === 'docx' && isCompound(bytes) && contains(bytes, 'EncryptedPackage')
  throw new Problem(locked ? 'file.encrypted' : 'file.unsupported', { ending })
}

// Invisible characters from word processors would stand in the way of every comparison.
const invisible = /(?![\t\n\f])[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

const tidied = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \u3000]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')

/**
 * The readable text of a plan file, line by line: labels of automatic lists included, columns of a table parted by
 * tabs, pages of a PDF by form feeds. Refuses with a `file.…` problem what it cannot read.
 */
export const textOfFile = async (bytes: Uint8Array, name: string, bounds = fileBounds): Promise<string> =>
  (await readPlanFile(bytes, name, bounds)).text

/** The same text, with what the file brings along beside it and is not taken over. */
export async function readPlanFile(bytes: Uint8Array, name: string, bounds = fileBounds) {
  const kind = kindOf(bytes, name)
  const task: PlanTextTask = { bytes, kind }
  const answer = await readApart<PlanTextAnswer>(new URL('./plan-text.worker.ts', import.meta.url), task, bounds)
  if ('code' in answer) throw new Problem(answer.code, answer.details)
  if (answer.text.length > longestText) throw new Problem('file.too_large', { characters: answer.text.length })
  const text = tidied(answer.text)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Problem('file.no_text')
  return { text, notices: answer.notices }
}
