/** Crockford's base32: no I, L, O or U, so that what is read aloud or typed from a label is not mistaken. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 10

/** Fifty bits: short enough to type, too many to guess. */
export const pointCodeBytes = length

export const pointCodeOf = (random: Uint8Array): string =>
  Array.from(random.subarray(0, length), (byte) => letters[byte % letters.length]).join('')

/** As it stands on the label: in two groups. */
export const shownPointCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

const misread: Record<string, string> = { O: '0', I: '1', L: '1' }

/**
 * The code in what was scanned or typed: the bare code, in any case and grouping, or the whole address on the label.
 * Null where there is none.
 */
export function readPointCode(text: string): string | null {
  const last = text.normalize('NFKC').trim().split('/').at(-1)!
  const bare = last
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[OIL]/g, (letter) => misread[letter]!)
  return bare.length === length && [...bare].every((letter) => letters.includes(letter)) ? bare : null
}
