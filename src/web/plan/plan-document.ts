import type { Clause } from '#domain/plan/plan.ts'
import { type SourceLine, sourceLines } from '#domain/plan/source-text.ts'

/** Words of the plan that something was read from. */
export type Mark = { id: string; start: number; end: number }

/** A stretch of text under the same marks; `newLine` where the document itself begins a line, as before a bullet. */
export type Run = { start: number; text: string; marks: readonly string[]; newLine: boolean; heading: boolean }

export type Block = { key: string; clause: Clause | null; runs: Run[] }

const bullet = /^[●○◎■□◆◇★☆•‧▪※＊*–—·◦]/
const latinEnd = /[A-Za-z0-9,;]$/
const latinStart = /^[A-Za-z]/

type Piece = { start: number; end: number; newLine: boolean; headingEnd: number }

/** The lines between two offsets, without page furniture and the blanks that the page's margin made. */
function piecesOf(source: string, lines: readonly SourceLine[], start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  for (const line of lines) {
    if (line.end <= start || line.furniture) continue
    if (line.start >= end) break
    const from = Math.max(line.start, start)
    const words = source.slice(from, Math.min(line.end, end))
    const first = from + words.length - words.trimStart().length
    const last = from + words.trimEnd().length
    const newLine = bullet.test(words.trimStart())
    if (last > first) pieces.push({ start: first, end: last, newLine, headingEnd: first })
  }
  return pieces
}

function cut(source: string, piece: Piece, marks: readonly Mark[]): Run[] {
  const here = marks.filter((mark) => mark.start < piece.end && mark.end > piece.start)
  const edges = [piece.headingEnd, ...here.flatMap((mark) => [mark.start, mark.end])].filter(
    (at) => at > piece.start && at < piece.end,
  )
  const cuts = [...new Set([piece.start, ...edges, piece.end])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? piece.end
    const over = here.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.id)
    const newLine = index === 0 && piece.newLine
    return { start, text: source.slice(start, end), marks: over, newLine, heading: start < piece.headingEnd }
  })
}

/** Lines that the page broke are one sentence again; between Latin words the break was a blank. */
function join(runs: Run[], more: Run[]): void {
  const last = runs.at(-1)
  const first = more[0]
  if (last && first && !first.newLine && latinEnd.test(last.text) && latinStart.test(first.text)) last.text += ' '
  runs.push(...more)
}

const furthestHeading = 12

/** A clause's heading stands out, and alone on its line where the document put it so. */
function setHeading(source: string, pieces: Piece[], heading: string | null): void {
  const [first, second] = pieces
  if (!first || !heading) return
  const at = source.slice(first.start, first.end).indexOf(heading)
  if (at < 0 || at > furthestHeading) return
  const end = first.start + at + heading.length
  const isAlone = /^[：:\s]*$/.test(source.slice(end, first.end))
  first.headingEnd = isAlone ? first.end : end
  if (isAlone && second) second.newLine = true
}

type Stretch = { start: number; end: number; heading: string | null }

function runsOf(
  source: string,
  lines: readonly SourceLine[],
  { start, end, heading }: Stretch,
  marks: readonly Mark[],
) {
  const runs: Run[] = []
  const here = marks.filter((mark) => mark.start < end && mark.end > start)
  const pieces = piecesOf(source, lines, start, end)
  setHeading(source, pieces, heading)
  for (const piece of pieces) join(runs, cut(source, piece, here))
  return runs
}

/** The plan's text in reading order: each clause one block, and what stands before or between them in blocks of its own. */
export function blocksOf(source: string, clauses: readonly Clause[], marks: readonly Mark[]): Block[] {
  const lines = sourceLines(source)
  const blocks: Block[] = []
  const addLoose = (start: number, end: number) => {
    // A dash that stood before a number says nothing by itself.
    for (const piece of piecesOf(source, lines, start, end).filter((one) =>
      /[\p{L}\p{N}]/u.test(source.slice(one.start, one.end)),
    ))
      blocks.push({ key: `at${piece.start}`, clause: null, runs: cut(source, piece, marks) })
  }
  let at = 0
  for (const clause of [...clauses].sort((a, b) => a.spanStart - b.spanStart)) {
    if (clause.spanStart > at) addLoose(at, clause.spanStart)
    const own = { start: Math.max(at, clause.spanStart), end: clause.spanEnd, heading: clause.heading }
    blocks.push({ key: clause.id, clause, runs: runsOf(source, lines, own, marks) })
    at = Math.max(at, clause.spanEnd)
  }
  addLoose(at, source.length)
  return blocks
}

const marker =
  /^[（(]?[壹貳參叁参肆伍陸柒捌玖拾一二三四五六七八九十甲乙丙丁戊己庚辛\d]{1,4}[)）、.．]\s*|^第.{1,4}[條章]\s*/

/** How far the text stands in behind its number, in characters. */
export function hangOf(text: string): number {
  const number = marker.exec(text)?.[0] ?? ''
  return [...number].reduce((width, character) => width + (character > '\u00ff' ? 1 : 0.55), 0)
}
