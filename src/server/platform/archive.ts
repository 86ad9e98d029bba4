import { strFromU8, unzipSync } from 'fflate'
import { Problem } from '#domain/problem.ts'

const MiB = 1024 * 1024
const limits = { entries: 1_000, unpacked: 200 * MiB, part: 16 * MiB, ratio: 100, ratioFrom: 10 * MiB }

/** The end record lies within the last 64 KiB; without it the archive was cut off. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new Problem('file.broken')
}

interface Entry {
  name: string
  packed: number
  unpacked: number
  encrypted: boolean
  /** Where its line of the directory stands. */
  at: number
}

/** What the archive says of itself, read without unpacking anything. */
export function directory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new Problem('file.too_large', { entries: count })
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: count }, () => {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new Problem('file.broken')
    const nameLength = view.getUint16(at + 28, true)
    const entry = {
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      at,
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    return entry
  })
}

function check(entries: Entry[], archiveSize: number) {
  if (entries.some((entry) => entry.encrypted)) throw new Problem('file.encrypted')
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const bomb = unpacked > limits.ratioFrom && unpacked > archiveSize * limits.ratio
  if (unpacked > limits.unpacked || bomb) throw new Problem('file.too_large', { unpacked })
}

export interface Archive {
  has(name: string): boolean
  readonly names: readonly string[]
  /** The part's text, or nothing when the archive has no such part. */
  text(name: string): string | undefined
}

/** Opens an office file. Sizes are checked before unpacking, and only the parts asked for are unpacked. */
export function openArchive(bytes: Uint8Array, largestPart = limits.part): Archive {
  const entries = new Map(directory(bytes).map((entry) => [entry.name, entry]))
  check([...entries.values()], bytes.byteLength)
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    text(name) {
      const entry = entries.get(name)
      if (!entry) return undefined
      if (entry.unpacked > largestPart) throw new Problem('file.too_large', { part: name, unpacked: entry.unpacked })
      try {
        const part = unzipSync(bytes, { filter: (file) => file.name === name })[name]
        return part && new TextDecoder().decode(part)
      } catch {
        throw new Problem('file.broken', { part: name })
      }
    },
  }
}
