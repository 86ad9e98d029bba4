import sharp from 'sharp'
import type { DocumentImages, OfficialDocument } from '#domain/document.ts'
import type { Files } from './files.ts'
import { inTurn } from './images.ts'

/** What prints well at four centimetres. */
const edge = 900

/** The logo that the look of a paper names, small enough to go into each of its files. */
export async function paperLogo({ look }: Pick<OfficialDocument, 'look'>, files: Files): Promise<DocumentImages> {
  if (!look?.logo) return new Map()
  const { image } = look.logo
  const bytes = await files.get(image)
  const { data, info } = await inTurn(() =>
    sharp(bytes)
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .png({ palette: true })
      .toBuffer({ resolveWithObject: true }),
  )
  return new Map([[image, { bytes: data, mediaType: 'image/png', width: info.width, height: info.height }]])
}
