import { type Piece, type ReadClause, readOutline } from './clause.reader.ts'
import { titleOf } from './header.reader.ts'
import type { SourceLine } from './source-text.ts'

/** One clause as it stands on paper: its number as written, and its lines without those that the page broke. */
export type WrittenClause = {
  level: number
  kind: ReadClause['kind']
  marker: string
  /** how much of the first line is heading, with its colon */
  headingLength: number
  lines: string[]
}

/** A plan as it stands on paper, without page numbers and running headers. */
export type WrittenPlan = {
  /** the lines before the title: when it was approved, its file number */
  above: string[]
  title: string
  /** what stands between the title and the first clause */
  below: string[]
  clauses: WrittenClause[]
}

export function writtenPlan(text: string): WrittenPlan {
  const { preamble, clauses, lines } = readOutline(text)
  const words = preamble.map((line) => text.slice(line.start, line.end).trim())
  const { title, lines: until } = titleOf(words)
  const from = words.slice(0, until).findIndex((line) => title.startsWith(line.replace(/^[#>*\s]+/, '')))
  return {
    above: words.slice(0, Math.max(0, from)),
    title,
    below: words.slice(until),
    clauses: clauses.map((clause) => ({
      level: clause.level,
      kind: clause.kind,
      marker: text.slice(clause.span.start, clause.numberEnd).replace(/\s+$/, clause.kind === 'row' ? '\t' : ' '),
      headingLength: clause.kind === 'row' ? 0 : clause.headingLength,
      lines: linesOf(clause, text, lines),
    })),
  }
}

const isTabular = (line: string): boolean => /[\t|]/.test(line)
const sentenceEnd = /[。；：:;！？!?]$/
const latin = /^[A-Za-z]/

/** A line of the document ends where a list item or a table row begins, after a heading, and after a sentence. */
function linesOf(clause: ReadClause, text: string, source: readonly SourceLine[]): string[] {
  const lines: string[] = []
  for (const [index, piece] of clause.pieces.entries()) {
    const words = (piece.bullet ? bulletOf(piece, text, source) : '') + text.slice(piece.start, piece.end).trim()
    const last = lines.at(-1)
    const endsHeading = index === 1 && clause.headingLength >= (clause.pieces[0]?.text.length ?? 0)
    const isOwn =
      piece.bullet || isTabular(words) || endsHeading || isTabular(last ?? '') || sentenceEnd.test(last ?? '')
    if (last === undefined || isOwn) lines.push(words)
    else lines[lines.length - 1] = last + (latin.test(words) && /[A-Za-z]$/.test(last) ? ' ' : '') + words
  }
  return lines
}

const bulletOf = (piece: Piece, text: string, source: readonly SourceLine[]): string => {
  const line = source.find(({ start, end }) => start <= piece.start && piece.start < end)
  return line ? text.slice(line.start, piece.start).trim() : ''
}

type OnPaper = Omit<WrittenPlan, 'clauses'> & { clauses: readonly Pick<WrittenClause, 'marker' | 'lines'>[] }

/** The same as plain text, one line of the document a line; reading it gives the same plan. */
export const textOfPlan = ({ above, title, below, clauses }: OnPaper): string =>
  [
    ...above,
    ...(title ? [title] : []),
    ...below,
    ...clauses.flatMap(({ marker, lines }) => [marker + (lines[0] ?? ''), ...lines.slice(1)]),
  ].join('\n')
