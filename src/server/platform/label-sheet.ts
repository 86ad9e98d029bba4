import encodeQR from 'qr'
import { cleaned } from '#domain/document.ts'
import { type PdfTask, setPdf } from './pdf.ts'

export type Label = {
  name: string
  /** Floor and room. */
  place: string
  unit: string
  /** As people type it. */
  code: string
  /** What a phone opens when it scans the label; the same text suits an NFC tag. */
  address: string
}

export type LabelSheet = {
  title: string
  agency: string
  /** How to use the label, in one line. */
  hint: string
  labels: readonly Label[]
  /** Instant of making, ISO 8601. */
  madeAt: string
}

const picturePath = (index: number): string => `/code-${index}.svg`

/** Four modules of white all around, as the standard of the code asks. */
const pictureOf = (address: string, index: number): PdfTask['pictures'][number] => ({
  path: picturePath(index),
  bytes: Buffer.from(encodeQR(address, 'svg', { ecc: 'medium', border: 4 })),
})

/** The sheet in the form that `label-sheet.typ` reads, and the pictures it names. */
export function labelSheetData(given: LabelSheet): { data: object; pictures: PdfTask['pictures'] } {
  const sheet = cleaned(given)
  const made = new Date(sheet.madeAt)
  const madeAt = { year: made.getUTCFullYear(), month: made.getUTCMonth() + 1, day: made.getUTCDate() }
  const labels = sheet.labels.map((label, index) => ({ ...label, picture: picturePath(index) }))
  return { data: { ...sheet, madeAt, labels }, pictures: sheet.labels.map(({ address }, at) => pictureOf(address, at)) }
}

/** Labels on A4, two by five: the measures of label sheets from the shop, with lines to cut along on plain paper. */
export async function writeLabelSheet(sheet: LabelSheet): Promise<Uint8Array<ArrayBuffer>> {
  const { data, pictures } = labelSheetData(sheet)
  return (await setPdf('label-sheet', data, pictures)).bytes
}
