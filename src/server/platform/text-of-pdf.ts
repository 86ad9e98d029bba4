import { getDocumentProxy } from 'unpdf'
import { Problem } from '#domain/problem.ts'

const mostPages = 500

interface Piece {
  text: string
  x: number
  y: number
  width: number
  size: number
  /** Its place in the order of writing. */
  order: number
}

type Document = Awaited<ReturnType<typeof getDocumentProxy>>

/** The upright words of a page. Slanted ones are a watermark or a stamp. */
async function piecesOf(document: Document, page: number): Promise<Piece[]> {
  const { items } = await (await document.getPage(page)).getTextContent()
  return items.flatMap((item, order) => {
    if (!('str' in item) || !item.str.trim()) return []
    const [, slant, , size, x, y] = item.transform as [number, number, number, number, number, number]
    return Math.abs(slant) > 0.1 ? [] : [{ text: item.str, x, y, width: item.width, size: Math.abs(size), order }]
  })
}

const isWide = (character: string | undefined) => character !== undefined && /[\u2e80-\uffef]/u.test(character)
const marker = /^\s*[(（]?[\p{L}\p{N}]{1,4}[、.．)）]$/u

/** Words whose feet stand on one height, from left to right. */
function heights(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = []
  for (const piece of pieces) {
    const near = lines.findLast((line) => Math.abs(line[0]!.y - piece.y) < Math.max(line[0]!.size, piece.size) * 0.4)
    if (near) near.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x))
}

/** Writes on: a sentence is set without gaps, words with a small one. A wide gap begins another column. */
function joined(before: Piece, next: Piece): Piece | undefined {
  const ems = (next.x - before.x - before.width) / (next.size || 1)
  const afterMarker = marker.test(before.text)
  if (ems > (afterMarker ? 3 : 1.9)) return undefined
  const both = isWide(before.text.at(-1)) && isWide(next.text[0])
  const space = ems > (both ? 0.9 : 0.35) && !afterMarker ? ' ' : ''
  return { ...before, text: before.text + space + next.text, width: next.x + next.width - before.x }
}

function stretches(line: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  for (const piece of line) {
    const last = found.at(-1)
    const longer = last && joined(last, piece)
    if (longer) found[found.length - 1] = { ...longer, order: Math.min(last.order, piece.order) }
    else found.push(piece)
  }
  return found
}

/** Lines that were written one below the other: a paragraph, or all that is in one cell of a table. */
interface Block {
  left: number
  right: number
  top: number
  bottom: number
  size: number
  lines: string[]
}

type Span = { left: number; right: number }

const sideBySide = (a: Span, b: Span) => a.right <= b.left || b.right <= a.left

/** Lines of one cell share an edge or their middle; a heading and the table under it hardly ever do. */
function isBelow(block: Block, line: Span & { bottom: number; size: number }): boolean {
  const down = (block.bottom - line.bottom) / line.size
  const apart = [
    block.left - line.left,
    block.right - line.right,
    (block.left + block.right - line.left - line.right) / 2,
  ].map(Math.abs)
  return down > 0.8 && down < 2 && Math.abs(block.size - line.size) < 0.6 && Math.min(...apart) < line.size * 0.12
}

function blocksOf(lines: readonly Piece[]): Block[] {
  const blocks: Block[] = []
  for (const { x: left, y: bottom, width, size, text } of lines) {
    const line = { left, right: left + width, top: bottom + size, bottom, size, lines: [text] }
    const last = blocks.at(-1)
    if (last && isBelow(last, line)) {
      last.left = Math.min(last.left, left)
      last.right = Math.max(last.right, line.right)
      last.bottom = bottom
      last.lines.push(text)
    } else blocks.push(line)
  }
  return blocks
}

/** Blocks that stand beside each other are one row of a table. */
function rowsOf(blocks: readonly Block[]): Block[][] {
  const rows: Block[][] = []
  for (const block of [...blocks].sort((a, b) => b.top - a.top)) {
    const beside = rows.findLast((row) =>
      row.every((other) => {
        const shared = Math.min(other.top, block.top) - Math.max(other.bottom, block.bottom)
        const least = Math.min(other.top - other.bottom, block.top - block.bottom)
        return shared > least * 0.4 && sideBySide(other, block)
      }),
    )
    if (beside) beside.push(block)
    else rows.push([block])
  }
  return rows
}

function rowText(row: readonly Block[]): string {
  if (row.length === 1) return row[0]!.lines.join('\n')
  return [...row]
    .sort((a, b) => a.left - b.left)
    .map((block) => block.lines.join(''))
    .join('\t')
}

function pageText(pieces: readonly Piece[]): string {
  const lines = heights(pieces).flatMap(stretches)
  return rowsOf(blocksOf(lines.sort((a, b) => a.order - b.order)))
    .map(rowText)
    .join('\n')
    .replace(/^([(（]?[\p{L}\p{N}]{1,4}[、)）]) +/gmu, '$1')
}

// Some programs write radicals and compatibility forms where they mean the everyday character.
const usual = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf\uf900-\ufaff\ufe30-\ufe4f]/gu, (character) => character.normalize('NFKC'))

/** Fonts without a table back to characters give signs that nobody can read. */
const readable = (text: string): boolean => {
  const letters = text.match(/[^\s]/gu) ?? []
  const unreadable = letters.filter((letter) => /[\p{Co}\p{Cn}\p{Cc}\ufffd]/u.test(letter)).length
  return letters.length >= 10 && unreadable < letters.length / 3
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const name = error instanceof Error ? error.name : ''
  return new Problem(name === 'PasswordException' ? 'file.encrypted' : 'file.broken', { reason: String(error) })
}

async function pagesOf(document: Document): Promise<string[]> {
  if (document.numPages > mostPages) throw new Problem('file.too_large', { pages: document.numPages })
  const pages: string[] = []
  for (let page = 1; page <= document.numPages; page++) {
    pages.push(pageText(await piecesOf(document, page)))
  }
  return pages
}

/** The lines of a PDF from top to bottom, with a form feed between pages. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  try {
    // Without scripts, fonts of the machine, or anything fetched; its warnings are of no use to a person.
    const document = await getDocumentProxy(bytes, { useSystemFonts: false, verbosity: 0 })
    const text = usual((await pagesOf(document)).join('\f'))
    if (!readable(text)) throw new Problem('file.no_text')
    return text
  } catch (error) {
    throw problemOf(error)
  }
}
