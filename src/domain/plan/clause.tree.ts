import { type Marker, type MarkerKind, usualDepth } from './marker.kind.ts'

/** Which marker belongs where: a document teaches its own order of numbers as it goes. */

export type OpenLevel = { kind: MarkerKind; ordinal: number; label: string; number: string }

export type Numbering = 'right' | 'gap' | 'repeat'

const isDecimal = (kind: MarkerKind): boolean => kind === 'decimal' || kind === 'decimal_deep'

/** Numbers that open a document only where it orders its numbers in its own way. */
const lowerChapters = new Set<MarkerKind>(['stem', 'letter', 'roman', 'branch', 'big_bracketed', 'circled'])

export class ClauseTree {
  readonly open: OpenLevel[] = []
  private lastPlaced: OpenLevel | undefined
  private readonly lastOf = new Map<MarkerKind, number>()
  private readonly parentsOf = new Map<MarkerKind, Set<MarkerKind | 'root'>>()

  private levelOf(kind: MarkerKind): number {
    return this.open.findIndex((level) => level.kind === kind)
  }

  /** The next number of an open list. */
  isNext(marker: Marker): boolean {
    const open = this.open[this.levelOf(marker.kind)]
    return open !== undefined && marker.ordinal === open.ordinal + 1
  }

  /** Whether a marker at the start of a line may be one, or is a number that the line break brought there. */
  fits(marker: Marker, afterSentenceEnd: boolean): boolean {
    const open = this.open[this.levelOf(marker.kind)]
    if (isDecimal(marker.kind))
      return afterSentenceEnd || (this.open.length > 0 && (marker.ordinal === 1 || this.isNext(marker)))
    if (this.isNext(marker) || afterSentenceEnd)
      return marker.ordinal <= (open?.ordinal ?? this.lastOf.get(marker.kind) ?? 0) + 20
    if (open) return false
    return marker.ordinal === 1 || marker.ordinal === (this.lastOf.get(marker.kind) ?? 0) + 1
  }

  place(marker: Marker, label: string): { level: number; label: string; numbering: Numbering } {
    const numbering = this.numberingOf(marker)
    this.makeRoom(marker)
    const parent = this.open.at(-1)
    const whole = this.wholeLabel(marker, label, parent)
    this.learn(marker.kind, parent?.kind ?? 'root')
    this.open.push({ kind: marker.kind, ordinal: marker.ordinal, label: whole, number: label })
    this.lastPlaced = this.open.at(-1)
    this.lastOf.set(marker.kind, marker.ordinal)
    return { level: this.open.length, label: whole, numbering }
  }

  /** 「2.1」 below 「2」 already says where it belongs. */
  private wholeLabel(marker: Marker, label: string, parent: OpenLevel | undefined): string {
    if (!parent) return label
    if (!isDecimal(marker.kind)) return `${parent.label}.${label}`
    const own = parent.number.replaceAll('-', '.')
    const repeats = label.replaceAll('-', '.').startsWith(`${own}.`)
    const above = repeats ? parent.label.slice(0, -parent.number.length) : `${parent.label}.`
    return `${above}${label}`
  }

  private numberingOf({ kind, ordinal }: Marker): Numbering {
    if (kind === 'heading' || kind === 'annex' || isDecimal(kind) || kind === 'row') return 'right'
    const open = this.open[this.levelOf(kind)]
    if (open) return ordinal === open.ordinal + 1 ? 'right' : ordinal > open.ordinal ? 'gap' : 'repeat'
    return ordinal === 1 || ordinal === (this.lastOf.get(kind) ?? 0) + 1 ? 'right' : 'gap'
  }

  private makeRoom(marker: Marker): void {
    const { kind, ordinal } = marker
    const level = this.levelOf(kind)
    if (level >= 0) this.open.length = level
    else if (usualDepth[kind] <= 1)
      this.open.length = this.open[0]?.kind === 'part' && kind !== 'part' && kind !== 'annex' ? 1 : 0
    else if (kind === 'big') this.openChapter(ordinal)
    else if (ordinal === 1) this.openNewList(kind)
    else this.resumeList(kind, ordinal)
  }

  /** 壹 is a chapter, save where the document numbers its chapters 甲乙丙 or with letters. */
  private openChapter(ordinal: number): void {
    const first = this.open[0]?.kind
    if (first === 'annex' && ordinal > 1 && ordinal === (this.lastOf.get('big') ?? 0) + 1) {
      this.open.length = 0
      return
    }
    const isLower = first !== undefined && lowerChapters.has(first)
    this.open.length = isLower ? 1 : this.open.findLastIndex((open) => usualDepth[open.kind] <= 1) + 1
  }

  /** A list begins: below whatever is open, unless that is usually a deeper number than this one. */
  private openNewList(kind: MarkerKind): void {
    const known = this.parentsOf.get(kind)
    if (!known) return
    while (this.open.length > 0) {
      const top = this.open.at(-1) as OpenLevel
      if (known.has(top.kind) || usualDepth[top.kind] < usualDepth[kind]) return
      this.open.pop()
    }
  }

  /** A list goes on, or its beginning is missing: below the nearest kind that held it before. */
  private resumeList(kind: MarkerKind, ordinal: number): void {
    const runsOn = ordinal === (this.lastOf.get(kind) ?? 0) + 1
    if (runsOn && this.lastPlaced === this.open.at(-1)) return
    const known = this.parentsOf.get(kind)
    const parent = this.open.findLastIndex((open) =>
      known ? known.has(open.kind) : usualDepth[open.kind] < usualDepth[kind],
    )
    this.open.length = parent + 1
  }

  private learn(kind: MarkerKind, parent: MarkerKind | 'root'): void {
    const known = this.parentsOf.get(kind) ?? new Set()
    this.parentsOf.set(kind, known.add(parent))
  }
}
