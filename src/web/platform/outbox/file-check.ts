import { ApiProblem } from '#web/platform/api.ts'

const mostBytes = 15 * 1024 * 1024

/** By their first bytes, as the server does: what it would refuse later is refused here at once. */
const kinds = [
  { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff], ending: /\.jpe?g$/i, added: '.jpg' },
  { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47], ending: /\.png$/i, added: '.png' },
  { mediaType: 'image/webp', begins: [0x52, 0x49, 0x46, 0x46], ending: /\.webp$/i, added: '.webp' },
  { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46], ending: /\.pdf$/i, added: '.pdf' },
]

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The file with its kind and the hash by which the server proves that all of it arrived. */
export async function checkedFile(blob: Blob, name: string) {
  if (blob.size > mostBytes) throw new ApiProblem('file.too_large', 422, { bytes: blob.size })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const kind = kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))
  if (!kind) throw new ApiProblem('file.unsupported', 422, { type: blob.type || 'unknown' })
  const { mediaType, ending, added } = kind
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined
  const sha256 = subtle ? hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes))) : null
  return { bytes, mediaType, size: bytes.length, sha256, name: ending.test(name) ? name : `${name}${added}` }
}
