import { letGo } from '#web/platform/memory.ts'
import { type PictureHeader, pictureHeader } from './picture-header.ts'

export const longestSide = 2048
const quality = 0.85
const largestPdf = 15 * 1024 * 1024
const largestKept = 2_000_000
/** Decoded, such a picture takes 256 MB for a moment; more would end the page on a small phone. */
const mostPixels = 64_000_000

export type UnfitCode = 'heic' | 'broken' | 'tooLarge' | 'unsupported'

/** A file that can be told here and now to be of no use. */
export class UnfitFile extends Error {
  readonly code: UnfitCode

  constructor(code: UnfitCode) {
    super(code)
    this.name = 'UnfitFile'
    this.code = code
  }
}

let last: Promise<unknown> = Promise.resolve()

/**
 * A photograph made small enough to send from a server room; papers stay as they are. One after the other, whoever
 * asks: a decoded photograph takes fifty megabytes.
 */
export function scaledDown(file: File): Promise<File> {
  const turn = last.then(() => prepare(file))
  last = turn.then(tidied, tidied)
  return turn
}

const pauseMs = 120

/** The browser gives back what a picture took only between two tasks; without a pause they pile up. */
const tidied = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs))

async function prepare(file: File): Promise<File> {
  if (file.type === 'application/pdf') {
    if (file.size > largestPdf) throw new UnfitFile('tooLarge')
    return file
  }
  const header = await headerOf(file)
  checkHeader(header)
  const isSmall =
    header.kind !== 'heic' && Math.max(header.width, header.height) <= longestSide && file.size < largestKept
  const bitmap = await decoded(file, header)
  if (!isSmall) return redrawn(bitmap, file.name)
  bitmap.close()
  return file
}

const headBytes = 1_000_000

/** The first part says it all, unless a camera has put much before the picture or behind it. */
async function headerOf(file: File): Promise<PictureHeader> {
  if (file.size <= 2 * headBytes) return headerIn(file)
  const header = await headerIn(new Blob([file.slice(0, headBytes), file.slice(-headBytes)]))
  return header.isWhole ? header : headerIn(file)
}

async function headerIn(blob: Blob): Promise<PictureHeader> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const header = pictureHeader(bytes)
  letGo(bytes)
  return header
}

function checkHeader({ kind, width, height, isWhole }: PictureHeader): void {
  if (kind === 'other') throw new UnfitFile('unsupported')
  if (!isWhole) throw new UnfitFile('broken')
  if (width * height > mostPixels) throw new UnfitFile('tooLarge')
}

/** Only one side is named, so that the other follows; a picture that lies on its side is evened out when drawn. */
async function decoded(file: File, { kind, width, height }: PictureHeader): Promise<ImageBitmap> {
  const side = width >= height ? 'resizeWidth' : 'resizeHeight'
  const isLarge = Math.max(width, height) > longestSide
  const resize: ImageBitmapOptions = isLarge ? { [side]: longestSide, resizeQuality: 'medium' } : {}
  return createImageBitmap(file, resize).catch(() => {
    throw new UnfitFile(kind === 'heic' ? 'heic' : 'broken')
  })
}

async function redrawn(bitmap: ImageBitmap, name: string): Promise<File> {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')!
  // What is transparent would turn black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  // Not when the browser next tidies up: sixty of these are a gigabyte.
  canvas.width = 0
  canvas.height = 0
  return new File([blob], `${name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' })
}
