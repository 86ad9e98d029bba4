import { type NumeralStyle, numeral } from './numeral.ts'

/** A stretch of text. `link` is `#anchor` within the document, or an https address. */
export interface Run {
  text: string
  emphasis?: boolean
  link?: string
}

export type Inline = string | readonly Run[]

export interface ListItem {
  text: Inline
  items?: readonly ListItem[]
}

export interface Column {
  title: string
  /** Share of the width, in proportion to the other columns. */
  width: number
  align?: 'left' | 'center' | 'right'
}

/** Boxes to tick and fields to fill in stand in columns without a title, under no head. */
export const isTitled = (columns: readonly Column[]): boolean => columns.some(({ title }) => title !== '')

/** Levels of official numbering: 壹、 一、 (一) 1、 (1). */
export type ListLevel = 1 | 2 | 3 | 4 | 5

export type Block =
  /** The marker of a heading is part of its text, since a clause keeps the marker its plan gave it. */
  | { type: 'heading'; level: 1 | 2 | 3; text: Inline; anchor?: string }
  /** `level` sets it in as deep as a clause of that level, its number hanging before it. */
  | { type: 'paragraph'; text: Inline; align?: 'left' | 'center' | 'right'; level?: ListLevel; anchor?: string }
  /** A field or section of a letter: 主旨：, 正本：. Its text hangs behind the label. */
  | { type: 'labelled'; label: string; text: Inline; small?: boolean }
  | { type: 'list'; level: ListLevel; items: readonly ListItem[] }
  | { type: 'table'; caption?: string; columns: readonly Column[]; rows: readonly (readonly Inline[])[] }
  | { type: 'image'; image: string; alt: string; caption?: string; widthMm?: number }
  /** Who signs, large, one person a line. */
  | { type: 'signature'; lines: readonly string[] }

/** One line of facts above the body: 日期, 文號, 檔號. */
export interface MetaLine {
  label: string
  value: string
  /** Set like the body: to whom a letter goes. */
  large?: boolean
}

/** How an agency sets its papers. */
export interface PaperLook {
  marginMm: { top: number; bottom: number; left: number; right: number }
  /** 裝訂線, at the left of every page. */
  bindingLine: boolean
  /** On top of the first page. */
  logo: { image: string; alt: string; heightMm: number } | null
}

/** A4 as the archives authority's template has it. */
export const archivesLook: PaperLook = {
  marginMm: { top: 20, bottom: 20, left: 25, right: 22.1 },
  bindingLine: false,
  logo: null,
}

/** A paper that was kept as it was made: it is never set otherwise than it was then. */
export const asKept = (document: OfficialDocument): OfficialDocument => ({ look: archivesLook, ...document })

/** An official document in words. Plain data: it can be stored, hashed and written in any format. */
export interface OfficialDocument {
  title: string
  /** 執行成果報告, 函, 會議紀錄 … */
  kind: string
  /** The agency's full name. */
  agency: string
  /** What stands above it all, where that is not the title: 某某鄉公所　函. */
  heading?: string
  /** Set small at the top left: 正本, 稿本. */
  copyMark?: string
  /** Set small at the top right: 檔號, 保存年限. */
  filing?: readonly MetaLine[]
  /** In the right half below the heading: the address of whoever writes, and whom to ask. */
  sender?: readonly string[]
  meta: readonly MetaLine[]
  blocks: readonly Block[]
  /** Repeated at the top of every page. */
  header?: string
  /** Across every page, e.g. 演練. */
  watermark?: string
  /** Without one it is set as the agency sets its papers today. */
  look?: PaperLook
  /** Instant of making, ISO 8601; the only time the files may contain. */
  madeAt: string
}

/** Pictures lie outside the document and are named by key, so that the document stays small and hashable. */
export type DocumentImages = ReadonlyMap<string, DocumentImage>

export interface DocumentImage {
  bytes: Uint8Array
  mediaType: 'image/jpeg' | 'image/png'
  /** In pixels; only their proportion matters. */
  width: number
  height: number
}

export interface NumberingLevel {
  style: NumeralStyle
  before: string
  after: string
}

export const numberingLevels: Record<ListLevel, NumberingLevel> = {
  1: { style: 'formal', before: '', after: '、' },
  2: { style: 'chinese', before: '', after: '、' },
  3: { style: 'chinese', before: '(', after: ')' },
  4: { style: 'digits', before: '', after: '、' },
  5: { style: 'digits', before: '(', after: ')' },
}

/** Lists nested deeper than the official levels stay at the last one. */
export const levelBelow = (level: ListLevel): ListLevel => Math.min(level + 1, 5) as ListLevel

export function markerOf(level: ListLevel, number: number): string {
  const { style, before, after } = numberingLevels[level]
  return before + numeral(number, style) + after
}

export const runsOf = (text: Inline): readonly Run[] => (typeof text === 'string' ? [{ text }] : text)

/** A link that a document may carry, or nothing: other schemes could run or fetch something when clicked. */
export const linkOf = (run: Run): string | undefined =>
  run.link && /^(#[\p{L}\p{N}_-]+|https:\/\/[^\s"<>]+)$/u.test(run.link) ? run.link : undefined

const textOf = (text: Inline): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('')

// Control, direction and zero-width characters, lone surrogates and non-characters: invisible, or unfit for XML.
const unprintable = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu

/** Text fit for any format. The em space has a visible box in the government's fonts; lines may break at \n only. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\u2003/g, '\u3000')
    .replace(/\t/g, ' ')
    .replace(unprintable, (character) => (character === '\n' ? '\n' : ''))
}

/** The same plain data with every text in it cleaned. */
export function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (Array.isArray(value)) return value.map(cleaned) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)])) as T
}

function listLines(items: readonly ListItem[], level: ListLevel): string[] {
  return items.flatMap((item, index) => [
    markerOf(level, index + 1) + textOf(item.text),
    ...listLines(item.items ?? [], levelBelow(level)),
  ])
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [textOf(block.text)]
    case 'labelled':
      return [block.label + textOf(block.text)]
    case 'signature':
      return [...block.lines]
    case 'list':
      return listLines(block.items, block.level)
    case 'table':
      return [
        ...(block.caption ? [block.caption] : []),
        ...(isTitled(block.columns) ? [block.columns.map((column) => column.title).join('\t')] : []),
        ...block.rows.map((row) => row.map(textOf).join('\t')),
      ]
    case 'image':
      return block.caption ? [block.caption] : []
  }
}

/** The agency stands above the title unless the title names it already. */
export function headLines({ heading, title, agency }: OfficialDocument): string[] {
  if (heading) return [heading]
  return title.includes(agency) ? [title] : [agency, title]
}

/** The first lines: the mark of the copy at the left, how the paper is filed at the right. */
export function topLines({ copyMark = '', filing = [] }: OfficialDocument): { left: string; right: string }[] {
  const lines = filing.map((line, index) => ({ left: index === 0 ? copyMark : '', right: metaText(line) }))
  return lines.length === 0 && copyMark ? [{ left: copyMark, right: '' }] : lines
}

export const metaText = (line: MetaLine): string => `${line.label}：${line.value}`

/** The formats that every document is handed out in, by the ending of its file. */
export const documentFormats = ['odt', 'docx', 'pdf', 'txt'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** What a reader of any format reads, without what repeats on each page. Two files of one document must agree on it. */
export function plainText(document: OfficialDocument): string {
  const clean = cleaned(document)
  return [
    ...topLines(clean).map(({ left, right }) => [left, right].filter(Boolean).join(' ')),
    ...headLines(clean),
    ...(clean.sender ?? []),
    ...clean.meta.map(metaText),
    ...clean.blocks.flatMap(blockLines),
  ].join('\n')
}
