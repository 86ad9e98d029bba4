import { extractTextItems, type StructuredTextItem } from 'unpdf'
import { Problem } from '#domain/problem.ts'

const mostPages = 500

interface Line {
  y: number
  items: StructuredTextItem[]
}

// Slanted text is a watermark; its box is far wider or higher than the letters on the page.
const isUpright = (item: StructuredTextItem) => item.dir !== 'ttb' && item.str.trim() !== ''

/** Words whose feet stand on one height are one line, also across the columns of a table. */
function linesOf(items: readonly StructuredTextItem[]): Line[] {
  const lines: Line[] = []
  for (const item of items.filter(isUpright)) {
    const near = lines.findLast((line) => Math.abs(line.y - item.y) < item.fontSize * 0.4)
    if (near) near.items.push(item)
    else lines.push({ y: item.y, items: [item] })
  }
  return lines.sort((a, b) => b.y - a.y)
}

const isWide = (character: string | undefined) => character !== undefined && /[\u2e80-\uffef]/u.test(character)
const marker = /^\s*[(（]?[\p{L}\p{N}]{1,4}[、.．)）]?$/u

/** What stands between two pieces: nothing within a sentence, a space between words, a tab between columns. */
function gap(before: string, last: StructuredTextItem, next: StructuredTextItem): string {
  const ems = (next.x - last.x - last.width) / (next.fontSize || 1)
  if (ems > 1.9 && !marker.test(before)) return '\t'
  const both = isWide(before.at(-1)) && isWide(next.str[0])
  return ems > (both ? 0.9 : 0.35) && !marker.test(before) ? ' ' : ''
}

function lineText({ items }: Line): string {
  const [first, ...rest] = items.sort((a, b) => a.x - b.x)
  let text = first?.str ?? ''
  let last = first!
  for (const item of rest) {
    text += gap(text, last, item) + item.str
    last = item
  }
  return text
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

/** The lines of a PDF from top to bottom, with a form feed between pages. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  try {
    const { items, totalPages } = await extractTextItems(bytes)
    if (totalPages > mostPages) throw new Problem('file.too_large', { pages: totalPages })
    const pages = items.map((page) => linesOf(page).map(lineText).join('\n'))
    const text = usual(pages.join('\f'))
    if (!readable(text)) throw new Problem('file.no_text')
    return text
  } catch (error) {
    throw problemOf(error)
  }
}
