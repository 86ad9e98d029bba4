import { type Column, type ListLevel, numberingLevels, type OfficialDocument } from '#domain/document.ts'

/** Measures of official documents as the archives authority's template has them: A4, 16 pt on a fixed line. */
export const layout = {
  pageCm: { width: 21, height: 29.7 },
  marginCm: { top: 2, bottom: 2, left: 2.5, right: 2.21 },
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

export const textWidthCm = layout.pageCm.width - layout.marginCm.left - layout.marginCm.right

export const levels = Object.keys(numberingLevels).map(Number) as ListLevel[]

/** Where the marker of a level stands, in ems of the body; its text hangs two ems further. */
export const markerIndentEm = (level: ListLevel): number => level - 1
export const hangingEm = 2

/** Text hangs behind its label; behind a long one after as many signs as fields of letters commonly have. */
export const hangOfLabel = (label: string): number => Math.min([...label].length, 6)

export function columnWidthsCm(columns: readonly Column[]): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  return columns.map((column) => (textWidthCm * column.width) / whole)
}

/** Pictures are set at 12 cm, or narrower when asked or when they would fill more than half a page. */
export function imageSizeCm(image: { width: number; height: number }, widthMm = 120) {
  const width = Math.min(widthMm / 10, textWidthCm, (12 * image.width) / image.height)
  return { width, height: (width * image.height) / image.width }
}

/** An exercise says so in words too, since a pale watermark is lost on a photocopy. */
export const headerText = (document: OfficialDocument): string =>
  [document.watermark && `【${document.watermark}】`, document.header].filter(Boolean).join('')
