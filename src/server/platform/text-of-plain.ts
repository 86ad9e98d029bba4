import { Problem } from '#domain/problem.ts'

const marks: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function tried(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Chinese text has no byte order mark in UTF-16 when its line ends are 00 0A or 0A 00. */
function unmarked(bytes: Uint8Array): string[] {
  for (let at = 0; at + 1 < Math.min(bytes.length, 20_000); at += 2) {
    if (bytes[at] === 0x0a && bytes[at + 1] === 0) return ['utf-16le']
    if (bytes[at] === 0 && bytes[at + 1] === 0x0a) return ['utf-16be']
  }
  return ['utf-8', 'big5']
}

function decoded(bytes: Uint8Array): string | undefined {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  for (const encoding of marked ? [marked[0]] : unmarked(bytes)) {
    const text = tried(bytes, encoding)
    if (text !== undefined) return text
  }
  return undefined
}

// Programs, pictures and archives are full of control characters; a text has none but those that lay it out.
const program = /(?![\t\n\v\f\r\u0080-\u009f])\p{Cc}/u
const markup = /^\s*(<!doctype\s|<html|<\?xml|<svg|\{\\rtf)/i

/** A text file in UTF-8, UTF-16 or Big5, whichever it is. */
export function textOfPlain(bytes: Uint8Array): string {
  const text = decoded(bytes)
  if (text === undefined || program.test(text) || markup.test(text)) throw new Problem('file.unsupported')
  return text
}
