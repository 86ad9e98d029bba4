import sharp from 'sharp'
import type { DocumentImage } from '#domain/document.ts'
import { inTurn } from './images.ts'

/** What prints well on half and on the whole width of a page. */
const halfEdge = 900
const gap = 24

const scaled = (bytes: Uint8Array) =>
  sharp(bytes)
    .resize({ width: halfEdge, height: halfEdge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 78 })
    .toBuffer({ resolveWithObject: true })

/** One photograph, or two side by side, as one picture of a document; one after the other, so that memory stays small. */
export const photographPictureOf = (photographs: readonly Uint8Array[]): Promise<DocumentImage> =>
  inTurn(async () => {
    const parts = []
    for (const bytes of photographs) parts.push(await scaled(bytes))
    const [only, ...others] = parts
    if (only && others.length === 0)
      return { bytes: only.data, mediaType: 'image/jpeg', width: only.info.width, height: only.info.height }
    const width = halfEdge * parts.length + gap * (parts.length - 1)
    const height = Math.max(...parts.map(({ info }) => info.height))
    const placed = parts.map(({ data, info }, index) => ({
      input: data,
      left: index * (halfEdge + gap) + Math.floor((halfEdge - info.width) / 2),
      top: Math.floor((height - info.height) / 2),
    }))
    const { data } = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .composite(placed)
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, mediaType: 'image/jpeg', width, height }
  })
