import { isUtf8 } from 'node:buffer'

/** How many lines were in which encoding, and which could not be read in any. */
export type Encodings = { utf8: number; utf16: number; big5: number; unreadable: number; unreadableLines: number[] }

export const noEncodings = (): Encodings => ({ utf8: 0, utf16: 0, big5: 0, unreadable: 0, unreadableLines: [] })

const newline = 10
const mostNamed = 100

/** Every second byte of ASCII in UTF-16 is nothing; no other text has that. */
function utf16Of(start: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const looked = start.subarray(0, 512)
  const zeros = (from: number) => looked.filter((byte, at) => byte === 0 && at % 2 === from).length
  const many = looked.byteLength / 4
  return zeros(1) > many ? 'utf-16le' : zeros(0) > many ? 'utf-16be' : null
}

/** What the decoder makes of single bytes that stand for nothing; the signs that an office made for itself are others. */
const noSign = /[\u0080\uf8f8\ufffd]/
const big5 = new TextDecoder('big5', { fatal: true })
const lossy = new TextDecoder()

function linesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count += 1
  return count
}

/**
 * Whole lines in UTF-8, whatever they came in. One file may hold two encodings, as when two exports were joined: each
 * line is read by itself. What is readable in none keeps its line, with a mark in place of each byte, and is counted.
 */
export async function* wholeLines(pieces: AsyncIterable<Buffer>, told: Encodings): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  let line = 1
  let utf16: InstanceType<typeof TextDecoder> | null | undefined
  const read = (bytes: Buffer): Buffer => {
    const first = line
    const count = linesIn(bytes)
    line += count
    if (utf16) {
      told.utf16 += count
      return bytes
    }
    if (isUtf8(bytes)) {
      told.utf8 += count
      return bytes
    }
    return eachLine(bytes, first, told)
  }
  for await (const piece of pieces) {
    if (utf16 === undefined) {
      const kind = utf16Of(piece)
      utf16 = kind && new TextDecoder(kind)
    }
    const bytes = utf16 ? Buffer.from(utf16.decode(piece, { stream: true })) : piece
    const end = bytes.lastIndexOf(newline) + 1
    if (end === 0) {
      rest = Buffer.concat([rest, bytes])
      continue
    }
    const whole = rest.byteLength > 0 ? Buffer.concat([rest, bytes.subarray(0, end)]) : bytes.subarray(0, end)
    rest = Buffer.from(bytes.subarray(end))
    yield read(line === 1 && !utf16 ? withoutMark(whole) : whole)
  }
  if (rest.byteLength > 0)
    yield read(Buffer.concat([line === 1 && !utf16 ? withoutMark(rest) : rest, Buffer.of(newline)]))
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

function eachLine(bytes: Buffer, first: number, told: Encodings): Buffer {
  const read: Buffer[] = []
  let line = first
  for (let from = 0; from < bytes.byteLength; line += 1) {
    const end = bytes.indexOf(newline, from) + 1
    read.push(oneLine(bytes.subarray(from, end), line, told))
    from = end
  }
  return Buffer.concat(read)
}

function oneLine(bytes: Buffer, line: number, told: Encodings): Buffer {
  if (isUtf8(bytes)) {
    told.utf8 += 1
    return bytes
  }
  try {
    const text = big5.decode(bytes)
    if (noSign.test(text)) throw new TypeError('no sign of Big5')
    told.big5 += 1
    return Buffer.from(text)
  } catch {
    told.unreadable += 1
    if (told.unreadableLines.length < mostNamed) told.unreadableLines.push(line)
    return Buffer.from(lossy.decode(bytes))
  }
}
