/** What can be told of a picture from its bytes, before anything decodes it. */
export type PictureHeader = { kind: PictureKind; width: number; height: number; isWhole: boolean }
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'other'

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const none = { width: 0, height: 0, isWhole: true }

export function pictureHeader(bytes: Uint8Array<ArrayBuffer>): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 32) return { kind: 'other', ...none }
  if (view.getUint16(0) === 0xffd8) return { kind: 'jpeg', ...ofJpeg(bytes, view) }
  if (view.getUint32(0) === 0x89504e47) return { kind: 'png', ...ofPng(bytes, view) }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { kind: 'webp', ...ofWebp(bytes, view) }
  const isHeic = ascii(bytes, 4, 8) === 'ftyp' && /^(hei|hev|mif1|msf1)/.test(ascii(bytes, 8, 12))
  return { kind: isHeic ? 'heic' : 'other', ...none }
}

const startOfScan = 0xda
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** From segment to segment up to the picture itself, which has to end. Phones append films to it: the end is looked for. */
function ofJpeg(bytes: Uint8Array, view: DataView): Omit<PictureHeader, 'kind'> {
  let size = { width: 0, height: 0 }
  for (let at = 2; at + 10 <= bytes.length; ) {
    if (view.getUint8(at) !== 0xff) break
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === startOfScan) return { ...size, isWhole: size.width > 0 && endsAfter(bytes, at) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return { ...size, isWhole: false }
}

function endsAfter(bytes: Uint8Array, start: number): boolean {
  for (let at = bytes.length - 2; at > start; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}

const ofPng = (bytes: Uint8Array, view: DataView): Omit<PictureHeader, 'kind'> => ({
  width: view.getUint32(16),
  height: view.getUint32(20),
  isWhole: ascii(bytes, bytes.length - 8, bytes.length - 4) === 'IEND',
})

function ofWebp(bytes: Uint8Array, view: DataView): Omit<PictureHeader, 'kind'> {
  const isWhole = view.getUint32(4, true) + 8 <= bytes.length
  const coding = ascii(bytes, 12, 16)
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  if (coding === 'VP8X') return { width: three(24) + 1, height: three(27) + 1, isWhole }
  if (coding === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, isWhole }
  const packed = view.getUint32(21, true)
  return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1, isWhole }
}
