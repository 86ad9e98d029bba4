import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { Problem } from '#domain/problem.ts'

export const largestFile = 15 * 1024 * 1024
const pixels = 40_000_000
const longEdge = 2560
const seconds = 10

export interface ReencodedImage {
  bytes: Uint8Array<ArrayBuffer>
  mediaType: 'image/jpeg' | 'image/png'
  width: number
  height: number
}

export interface EvidenceFile {
  bytes: Uint8Array
  mediaType: ReencodedImage['mediaType'] | 'application/pdf'
  width?: number
  height?: number
}

// A picture of 40 megapixels takes up to 160 MB while it is decoded: one after the other, and nothing kept.
sharp.concurrency(1)
sharp.cache(false)
let last: Promise<unknown> = Promise.resolve()

/** One picture after the other, whoever asks for it. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  last = turn.catch(() => undefined)
  return turn
}

const endings: Record<string, RegExp> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/webp': /\.webp$/i,
  'application/pdf': /\.pdf$/i,
}

async function mediaTypeOf(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > largestFile) throw new Problem('file.too_large', { bytes: bytes.byteLength })
  if (bytes.byteLength === 0) throw new Problem('file.broken')
  // The detector answers with an error where a file ends in the middle of what it looks at.
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return type?.mime ?? 'unknown'
}

async function decoded(bytes: Uint8Array): Promise<ReencodedImage> {
  const options = { limitInputPixels: pixels, failOn: 'error' as const, pages: 1 }
  const found = await sharp(bytes, options).metadata()
  if (found.width * found.height > pixels) throw new Problem('file.too_large', { pixels: found.width * found.height })
  const upright = sharp(bytes, options)
    .autoOrient()
    .resize({ width: longEdge, height: longEdge, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds })
  const lossless = found.format === 'png' || (found.format === 'webp' && found.hasAlpha)
  const { data, info } = await (lossless ? upright.png() : upright.jpeg({ quality: 82 })).toBuffer({
    resolveWithObject: true,
  })
  const mediaType = lossless ? 'image/png' : 'image/jpeg'
  return { bytes: new Uint8Array(data), mediaType, width: info.width, height: info.height }
}

/** Whatever the decoder trips over is the file's fault; only its limits say that the file is too much. */
function refusal(error: unknown): Problem {
  if (error instanceof Problem) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new Problem(/pixel limit|timeout/i.test(reason) ? 'file.too_large' : 'file.broken', { reason })
}

/**
 * The picture made anew: upright, at most 2560 pixels long, and without anything that was written into it beside the
 * picture, such as the place where it was taken. WebP becomes JPEG, or PNG when it is transparent, since documents
 * carry only these two.
 */
export async function reencodeImage(bytes: Uint8Array): Promise<ReencodedImage> {
  const type = await mediaTypeOf(bytes)
  if (!['image/jpeg', 'image/png', 'image/webp'].includes(type)) throw new Problem('file.unsupported', { type })
  return inTurn(() => decoded(bytes)).catch((error) => {
    throw refusal(error)
  })
}

/** What may be kept as evidence: a picture, made anew, or a PDF as it is. Content and ending must agree. */
export async function checkEvidenceFile(bytes: Uint8Array, name: string): Promise<EvidenceFile> {
  const type = await mediaTypeOf(bytes)
  if (!endings[type]?.test(name)) throw new Problem('file.unsupported', { type })
  if (type !== 'application/pdf') return reencodeImage(bytes)
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-2048))
  if (!tail.includes('%%EOF')) throw new Problem('file.broken')
  return { bytes, mediaType: type }
}
