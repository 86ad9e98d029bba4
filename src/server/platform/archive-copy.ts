import { crc32 } from 'node:zlib'
import { deflateSync, strToU8 } from 'fflate'
import { Problem } from '#domain/problem.ts'
import { directory } from './archive.ts'

/** An entry as it goes into the copy: its name, its bytes as they lie there, and what the archive says of them. */
interface Copied {
  name: Uint8Array
  packed: Uint8Array
  method: number
  time: number
  crc: number
  unpacked: number
}

const localSize = 30
const centralSize = 46
const endSize = 22
/** The names are UTF-8. */
const flags = 0x0800

function copied(bytes: Uint8Array, view: DataView, at: number, packedSize: number): Copied {
  const local = view.getUint32(at + 42, true)
  if (local + localSize > bytes.byteLength || view.getUint32(local, true) !== 0x04034b50)
    throw new Problem('file.broken')
  const start = local + localSize + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedSize > bytes.byteLength) throw new Problem('file.broken')
  return {
    name: bytes.subarray(at + centralSize, at + centralSize + view.getUint16(at + 28, true)),
    packed: bytes.subarray(start, start + packedSize),
    method: view.getUint16(at + 10, true),
    time: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    unpacked: view.getUint32(at + 24, true),
  }
}

function replaced(entry: Copied, text: string, isStored: boolean): Copied {
  const unpacked = strToU8(text)
  const packed = isStored ? unpacked : deflateSync(unpacked)
  return { ...entry, packed, method: isStored ? 0 : 8, crc: crc32(unpacked), unpacked: unpacked.byteLength }
}

/** What the line of an entry and the head of its bytes have in common. */
function tell(view: DataView, at: number, { name, packed, method, time, crc, unpacked }: Copied) {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, flags, true)
  view.setUint16(at + 4, method, true)
  view.setUint32(at + 6, time, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packed.byteLength, true)
  view.setUint32(at + 18, unpacked, true)
  view.setUint16(at + 22, name.byteLength, true)
}

function written(entries: readonly Copied[]): Uint8Array {
  const headed = entries.reduce((sum, one) => sum + localSize + one.name.byteLength + one.packed.byteLength, 0)
  const listed = entries.reduce((sum, one) => sum + centralSize + one.name.byteLength, 0)
  const bytes = new Uint8Array(headed + listed + endSize)
  const view = new DataView(bytes.buffer)
  let at = 0
  let line = headed
  for (const entry of entries) {
    view.setUint32(line, 0x02014b50, true)
    view.setUint16(line + 4, 20, true)
    tell(view, line + 6, entry)
    view.setUint32(line + 42, at, true)
    bytes.set(entry.name, line + centralSize)
    line += centralSize + entry.name.byteLength
    view.setUint32(at, 0x04034b50, true)
    tell(view, at + 4, entry)
    bytes.set(entry.name, at + localSize)
    bytes.set(entry.packed, at + localSize + entry.name.byteLength)
    at += localSize + entry.name.byteLength + entry.packed.byteLength
  }
  view.setUint32(line, 0x06054b50, true)
  view.setUint16(line + 8, entries.length, true)
  view.setUint16(line + 10, entries.length, true)
  view.setUint32(line + 12, listed, true)
  view.setUint32(line + 16, headed, true)
  return bytes
}

type Changes = {
  /** New texts, by the names of their parts. */
  texts: ReadonlyMap<string, string>
  leftOut: ReadonlySet<string>
}

/**
 * An office file with other texts in some of its parts. Everything else is copied as it lies there and never unpacked;
 * the part that names the kind of file comes first and uncompressed, as the format asks.
 */
export function copyArchive(bytes: Uint8Array, { texts, leftOut }: Changes): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Of two entries with one name the last one counts, as it does when parts are read.
  const entries = new Map(directory(bytes).map((entry) => [entry.name, entry]))
  const parts = [...entries.values()].filter(({ name }) => !leftOut.has(name))
  const isKind = ({ name }: { name: string }) => name === 'mimetype'
  return written(
    [...parts.filter(isKind), ...parts.filter((part) => !isKind(part))].map((part) => {
      const entry = copied(bytes, view, part.at, part.packed)
      const text = texts.get(part.name)
      return text === undefined ? entry : replaced(entry, text, isKind(part))
    }),
  )
}
