import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { type Chart, type ChartMark, chartLetter, drawn } from '#domain/chart.ts'
import { cleanText, type DocumentImage } from '#domain/document.ts'
import { element, escaped } from './odt-xml.ts'

const fill = { dark: '#1c1c1c', light: '#e4e4e4' }
const fontFile = fileURLToPath(new URL('../../../fonts/TW-Kai.ttf', import.meta.url))
/** Sharp enough for print on the width of the text. */
const scale = 2.5

const numbers = (values: Record<string, number>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(Math.round(value * 100) / 100)]))

function svgOf(mark: ChartMark): string {
  const { x, y } = mark
  if (mark.type === 'text')
    return element('text', { ...numbers({ x, y }), 'text-anchor': mark.align }, escaped(cleanText(mark.text)))
  const { width, height, tone } = mark
  return element('rect', { ...numbers({ x, y, width, height }), fill: fill[tone], stroke: fill.dark })
}

let known: Promise<unknown> | undefined
/** A text set from a font file once makes the font known to everything that is drawn in this process. */
const withFont = (): Promise<unknown> =>
  (known ??= sharp({ text: { text: '守', font: 'TW-Kai', fontfile: fontFile } })
    .raw()
    .toBuffer())

/** A chart as a picture of a document, in the product's own font. */
export async function chartPictureOf(chart: Chart): Promise<DocumentImage> {
  await withFont()
  const { width, height, marks } = drawn(chart)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="TW-Kai" font-size="${chartLetter}"><rect width="${width}" height="${height}" fill="#fff"/>${marks.map(svgOf).join('')}</svg>`
  const { data, info } = await sharp(Buffer.from(svg), { density: 72 * scale })
    .removeAlpha()
    .png()
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, mediaType: 'image/png', width: info.width, height: info.height }
}
