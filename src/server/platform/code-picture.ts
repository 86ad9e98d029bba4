import encodeQR from 'qr'
import sharp from 'sharp'
import type { DocumentImage } from '#domain/document.ts'

const pixels = 720

/** A code that a camera reads, as a picture of a document. */
export async function codePictureOf(address: string): Promise<DocumentImage> {
  const drawn = Buffer.from(encodeQR(address, 'svg', { ecc: 'medium', border: 4 }))
  const bytes = await sharp(drawn, { density: 300 }).resize(pixels, pixels, { kernel: 'nearest' }).png().toBuffer()
  return { bytes, mediaType: 'image/png', width: pixels, height: pixels }
}
