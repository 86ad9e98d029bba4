import { ClauseTree, type Numbering } from './clause.tree.ts'
import type { Span } from './compiled-plan.ts'
import { type Concept, conceptOf, headingOf, isKnownHeading } from './heading.reader.ts'
import type { Marker, MarkerKind } from './marker.kind.ts'
import { blankMarkerAt, markerAt, skipDecoration, startsWithBullet } from './marker.ts'
import { type SourceLine, sourceLines } from './source-text.ts'

/** A stretch of one source line that belongs to a clause. */
export type Piece = { start: number; end: number; text: string; bullet: boolean }

export type ReadClause = {
  label: string
  kind: MarkerKind
  level: number
  numbering: Numbering
  heading: string | null
  /** how much of the first piece is heading */
  headingLength: number
  concept: Concept | null
  parent: ReadClause | null
  hasChildren: boolean
  pieces: Piece[]
  span: Span
  numberEnd: number
}

export type Outline = { preamble: SourceLine[]; clauses: ReadClause[]; lines: SourceLine[] }

const sentenceEnd = /[。;:!?)」】]["'」』]?\s*$/
const blankNumber = /^\s{0,8}([一二三四五六七八九十]{1,2}|\d{1,2})[ ]{1,4}[^ \d年月日時分]/
const framedHeading = /^\s{0,20}[【〈《[][^】〉》\]。,;]{1,14}[】〉》\]]\s{0,4}:?\s*$/
const maximalDepth = 12

/** The text as an outline: what comes before the first number, then every numbered clause in order. */
export function readOutline(text: string): Outline {
  const lines = sourceLines(text)
  const builder = new OutlineBuilder(text, lines)
  for (const line of lines) if (!line.furniture) builder.take(line)
  return builder.finish(lines)
}

class OutlineBuilder {
  private readonly source: string
  private readonly tree = new ClauseTree()
  private readonly clauses: ReadClause[] = []
  private readonly stack: ReadClause[] = []
  private readonly preamble: SourceLine[] = []
  private readonly usesChapterNumbers: boolean
  private readonly numbersByBlank: boolean
  private readonly framed: boolean
  private afterSentenceEnd = true

  constructor(source: string, lines: SourceLine[]) {
    this.source = source
    const heads = lines.map((line) => markerAt(line.text, skipDecoration(line.text, 0))?.kind)
    this.usesChapterNumbers = heads.some((kind) => kind === 'big' || kind === 'part')
    this.framed = lines.filter((line) => framedHeading.test(line.text)).length >= 2
    const blankNumbers = lines.flatMap((line) => blankNumber.exec(line.text.slice(0, 16))?.[1] ?? [])
    this.numbersByBlank =
      blankNumbers.filter((number) => !/\d/.test(number)).length >= 2 ||
      (blankNumbers.includes('1') && blankNumbers.includes('2'))
  }

  take(line: SourceLine): void {
    const from = skipDecoration(line.text, 0)
    const marker = this.acceptable(line, from)
    if (marker || this.clauses.length > 0) this.takeClauses(line, from, marker)
    else this.preamble.push(line)
    this.afterSentenceEnd = sentenceEnd.test(line.text.slice(-4)) || this.endsWithHeading(line)
  }

  private endsWithHeading(line: SourceLine): boolean {
    return (
      line.text.trim().length <= 16 &&
      isKnownHeading(this.clauses.at(-1)?.pieces.at(-1)?.text.trim() ?? line.text.trim())
    )
  }

  private acceptable(line: SourceLine, from: number): Marker | undefined {
    const marker = markerAt(line.text, from) ?? (this.numbersByBlank ? blankMarkerAt(line.text, from) : undefined)
    if (marker && this.tree.fits(marker, this.afterSentenceEnd) && !isCount(line.text, marker)) return marker
    if (!marker) return this.unnumberedHeading(line, from) ?? this.tableRow(line, from)
    return undefined
  }

  /** 「依據」 alone on its line is a chapter, in a document that does not number its chapters. */
  private unnumberedHeading(line: SourceLine, from: number): Marker | undefined {
    const words = line.text
      .slice(from)
      .trim()
      .replaceAll(/[【】〈〉《》:*]/g, '')
      .trim()
    if (this.usesChapterNumbers || words.length < 2 || words.length > 14) return undefined
    if (!isKnownHeading(words) && !(this.framed && framedHeading.test(line.text))) return undefined
    const numberedTop = this.tree.open[0] !== undefined && this.tree.open[0].kind !== 'heading'
    if (numberedTop && !this.afterSentenceEnd) return undefined
    if (numberedTop) return undefined
    return { kind: 'heading', ordinal: 1, numberStart: from, numberEnd: from, end: from }
  }

  /** 「1 ⇥ 門禁 ⇥ 行政室」: in an annex the first cell is the number. */
  private tableRow(line: SourceLine, from: number): Marker | undefined {
    const inAnnex = this.tree.open[0]?.kind === 'annex'
    const match = /^\|?[ ]{0,4}(\d{1,3}|[一二三四五六七八九十]{1,3})[ ]{0,4}[\t| ]/.exec(
      line.text.slice(from, from + 20),
    )
    if (!match || !(inAnnex || /[\t|]$/.test(match[0]))) return undefined
    const number = match[1] as string
    const numberStart = from + match[0].indexOf(number)
    return { kind: 'row', ordinal: 1, numberStart, numberEnd: numberStart + number.length, end: from + match[0].length }
  }

  private openClause(line: SourceLine, marker: Marker): void {
    const written = this.source
      .slice(line.start + marker.numberStart, line.start + marker.numberEnd)
      .replaceAll(/\s/g, '')
    const own = marker.kind === 'heading' ? line.text.slice(marker.end).replaceAll(/[【】〈〉《》:*\s]/g, '') : written
    const placed = this.tree.place(marker, own)
    this.stack.length = Math.min(placed.level - 1, maximalDepth)
    const parent = this.stack.at(-1) ?? null
    if (parent) parent.hasChildren = true
    const clause: ReadClause = {
      ...placed,
      kind: marker.kind,
      heading: null,
      headingLength: 0,
      concept: null,
      parent,
      hasChildren: false,
      pieces: [],
      span: { start: line.start + marker.numberStart, end: line.start + marker.end },
      numberEnd: line.start + marker.end,
    }
    this.clauses.push(clause)
    this.stack.push(clause)
  }

  /** Clause after clause of one line: usually it holds one, but some texts put several in it. */
  private takeClauses(line: SourceLine, from: number, first: Marker | undefined): void {
    let marker = first
    let at = from
    do {
      if (marker) this.openClause(line, marker)
      const textFrom: number = marker?.kind === 'heading' ? from : (marker?.end ?? at)
      const next = this.inlineMarker(line, textFrom)
      this.addPiece(line, textFrom, next ? next.numberStart : line.text.length, !marker && startsWithBullet(line.text))
      marker = next
      at = next?.end ?? line.text.length
    } while (marker)
  }

  private addPiece(line: SourceLine, from: number, to: number, bullet: boolean): void {
    const clause = this.clauses.at(-1) as ReadClause
    const text = line.text.slice(from, to).trimEnd()
    if (text === '') return
    clause.pieces.push({ start: line.start + from, end: line.start + from + text.length, text, bullet })
    clause.span.end = line.start + from + text.length
  }

  /** 「壹、依據：一、…。二、…」 */
  private inlineMarker(line: SourceLine, from: number): Marker | undefined {
    const { text } = line
    for (let at = from; at < text.length - 2; at += 1) {
      const sign = text[at]
      if (sign !== '。' && sign !== ':' && sign !== ';') continue
      const next = skipDecoration(text, at + 1)
      const marker = next < text.length ? markerAt(text, next) : undefined
      if (marker && mayStandInline(marker.kind) && this.fitsInline(marker, sign, text, from, at)) return marker
    }
    return undefined
  }

  private fitsInline(marker: Marker, sign: string, text: string, from: number, at: number): boolean {
    if (sign !== ':') return this.tree.isNext(marker)
    if (marker.ordinal !== 1 || at - from > 20 || this.tree.open.some((open) => open.kind === marker.kind)) return false
    return isKnownHeading(text.slice(from, at))
  }

  finish(lines: SourceLine[]): Outline {
    if (this.clauses.length === 0) this.takeParagraphs()
    for (const clause of this.clauses) this.readHeading(clause)
    return { preamble: this.preamble, clauses: this.clauses, lines }
  }

  /** A text without any number: each paragraph after the title is a clause. */
  private takeParagraphs(): void {
    const [title, ...rest] = this.preamble.splice(0)
    if (title) this.preamble.push(title)
    let ended = true
    for (const line of rest) {
      const from = skipDecoration(line.text, 0)
      if (ended || startsWithBullet(line.text)) this.openParagraph(line, from)
      this.addPiece(line, from, line.text.length, false)
      ended = sentenceEnd.test(line.text.slice(-4))
    }
  }

  private openParagraph(line: SourceLine, from: number): void {
    const marker: Marker = { kind: 'heading', ordinal: 1, numberStart: from, numberEnd: from, end: from }
    this.openClause(line, marker)
    const clause = this.clauses.at(-1) as ReadClause
    clause.label = `第${this.clauses.length}段`
    clause.level = 1
    clause.parent = null
  }

  private readHeading(clause: ReadClause): void {
    const found = headingOf(
      clause.pieces.map((piece) => piece.text),
      { hasChildren: clause.hasChildren, level: clause.level },
    )
    if (!found) return
    clause.heading = found.heading.replaceAll(/[【】*]/g, '').trim()
    clause.headingLength = found.length
    clause.concept = conceptOf(clause.heading)
  }
}

const mayStandInline = (kind: MarkerKind): boolean => kind !== 'letter' && kind !== 'annex' && kind !== 'row'

/** 「一、二樓」 is an enumeration, not a number before a clause. */
const isCount = (text: string, marker: Marker): boolean =>
  /^[一二三四五六七八九十\d]{1,3}(樓|層|階段|級|名|人|月|日)/.test(text.slice(marker.end, marker.end + 6)) &&
  text[marker.numberEnd] === '、'

/** The clause's own words, lines joined again. */
export function clauseText(clause: ReadClause, source: string): string {
  const parts: string[] = []
  for (const piece of clause.pieces) {
    const written = source.slice(piece.start, piece.end).trim()
    const needsBlank = /[A-Za-z]$/.test(parts.at(-1)?.slice(-1) ?? '') && /^[A-Za-z]/.test(written)
    parts.push(needsBlank ? ` ${written}` : written)
  }
  return parts.join('')
}
