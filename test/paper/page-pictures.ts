import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const reader = fs.readFileSync(fileURLToPath(import.meta.resolve('unpdf/pdfjs')), 'utf8')
const address = 'http://papers.invalid/'

/** Draws in the page what stands in the file: a point is a pixel, and letters are outlines, not the machine's fonts. */
const draw = `async (base64) => {
  const reader = await import('${address}reader.mjs')
  const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  const file = await reader.getDocument({ data, disableFontFace: true, useSystemFonts: false }).promise
  const drawn = []
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number)
    const viewport = page.getViewport({ scale: 1 })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise
    drawn.push(canvas.toDataURL().split(',')[1])
  }
  return drawn
}`

/** The pages of a PDF as grey pictures of 595 × 842, drawn by an empty page of the browser. */
export async function picturesOf(page: Page, pdf: Uint8Array): Promise<Buffer[]> {
  if (page.url() !== address) {
    await page.route(`${address}**`, (route) =>
      route.request().url() === address
        ? route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
        : route.fulfill({ contentType: 'text/javascript', body: reader }),
    )
    await page.goto(address)
  }
  const drawn = await page.evaluate<string[]>(`(${draw})(${JSON.stringify(Buffer.from(pdf).toString('base64'))})`)
  return Promise.all(
    drawn.map((png) => sharp(Buffer.from(png, 'base64')).greyscale().png({ palette: true }).toBuffer()),
  )
}

const strongly = 128

/** How many pixels are dark on one picture and light on the other. Browsers smooth edges in their own ways; that is not it. */
export async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((png) => sharp(png).greyscale().raw().toBuffer()))
  if (a!.length !== b!.length) return Math.max(a!.length, b!.length)
  return a!.reduce((count, shade, at) => count + (Math.abs(shade - b![at]!) > strongly ? 1 : 0), 0)
}
