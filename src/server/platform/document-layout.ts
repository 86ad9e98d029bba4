import {
  archivesLook,
  type Column,
  type ListLevel,
  numberingLevels,
  type OfficialDocument,
  type PaperLook,
} from '#domain/document.ts'

/** Measures of official documents as the archives authority's template has them: A4, 16 pt on a fixed line. */
export const layout = {
  pageCm: { width: 21, height: 29.7 },
  bodyPt: 16,
  linePt: 25,
  titlePt: 20,
  headingPt: { 1: 18, 2: 16, 3: 16 },
  tablePt: 12,
  smallPt: 10,
  signaturePt: 20,
  /** Where the right half begins, from the edge of the text. */
  senderCm: 9,
  /** Where the file number stands, at the top right. */
  filingCm: 11.5,
  kai: 'TW-Kai',
  sung: 'TW-Sung',
} as const

type Margins = { top: number; bottom: number; left: number; right: number }

/** What hangs on the margins: how wide the text is, and where its right half and the file number begin. */
export type PageFrame = { marginCm: Margins; textWidthCm: number; senderCm: number; filingCm: number }

const marginsIn = ({ marginMm: { top, bottom, left, right } }: PaperLook): Margins => ({
  top: top / 10,
  bottom: bottom / 10,
  left: left / 10,
  right: right / 10,
})
const widthWithin = ({ left, right }: Margins): number => layout.pageCm.width - left - right

export function pageFrameOf({ look = archivesLook }: Pick<OfficialDocument, 'look'>): PageFrame {
  const marginCm = marginsIn(look)
  const textWidthCm = widthWithin(marginCm)
  const share = textWidthCm / widthWithin(marginsIn(archivesLook))
  return { marginCm, textWidthCm, senderCm: layout.senderCm * share, filingCm: layout.filingCm * share }
}

export const levels = Object.keys(numberingLevels).map(Number) as ListLevel[]

/** Where the marker of a level stands, in ems of the body; its text hangs two ems further. */
export const markerIndentEm = (level: ListLevel): number => level - 1
export const hangingEm = 2

/** Text hangs behind its label; behind a long one after as many signs as fields of letters commonly have. */
export const hangOfLabel = (label: string): number => Math.min([...label].length, 6)

export function columnWidthsCm(columns: readonly Column[], { textWidthCm }: PageFrame): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  return columns.map((column) => (textWidthCm * column.width) / whole)
}

type Size = { width: number; height: number }

/** Pictures are set at 12 cm, or narrower when asked or when they would fill more than half a page. */
export function imageSizeCm(image: Size, { textWidthCm }: PageFrame, widthMm = 120): Size {
  const width = Math.min(widthMm / 10, textWidthCm, (12 * image.width) / image.height)
  return { width, height: (width * image.height) / image.width }
}

/** As high as it was asked for, unless it would be wider than the text. */
export function logoSizeCm(image: Size, { textWidthCm }: PageFrame, heightMm: number): Size {
  const width = Math.min(((heightMm / 10) * image.width) / image.height, textWidthCm)
  return { width, height: (width * image.height) / image.width }
}

/** 裝訂線 as word processors can have it: signs below each other, 裝 訂 線 at the quarters. */
export const bindingStep = { cm: 0.6, pt: 17, widthCm: 0.8 }

export function bindingSigns({ marginCm }: PageFrame): string[] {
  const count = Math.floor((layout.pageCm.height - marginCm.top - marginCm.bottom) / bindingStep.cm)
  const words = new Map([...'裝訂線'].map((word, index) => [Math.round((count * (index + 1)) / 4), word]))
  return Array.from({ length: count }, (_, line) => words.get(line) ?? '︰')
}

/** In the middle of the left margin. */
export const bindingLeftCm = ({ marginCm }: PageFrame): number => marginCm.left / 2 - bindingStep.widthCm / 2

/** An exercise says so in words too, since a pale watermark is lost on a photocopy. */
export const headerText = (document: OfficialDocument): string =>
  [document.watermark && `【${document.watermark}】`, document.header].filter(Boolean).join('')
