import { isList, type PlaceholderKey, type PlaceholderValues, placeholderNamed } from './placeholders.ts'

/** Braces as any keyboard has them, with what stands between; else a brace that has no other. */
const pieces = /[{｛]([^{}｛｝\n]*)[}｝]|[{}｛｝]/g

/**
 * The text with the values in their places. A value is never looked through again, so nothing that was typed elsewhere
 * can grow or ask for more.
 */
export const filled = (text: string, values: PlaceholderValues): string =>
  text.replace(pieces, (piece, name?: string) => {
    const key = name === undefined ? undefined : placeholderNamed(name.trim())
    return (key && values[key]) ?? piece
  })

export const placeholderFaultCodes = [
  'unknown',
  'notOfKind',
  'unclosed',
  'unopened',
  'listNotAlone',
  'listTwice',
] as const
type PlaceholderFault = { code: (typeof placeholderFaultCodes)[number]; line: number; name: string }

/** What is wrong with the braces of a text, each with its line and in its own words. */
export function placeholderFaults(text: string, known: readonly PlaceholderKey[]): PlaceholderFault[] {
  const lists = new Set<PlaceholderKey>()
  const faultOf = (piece: string, name: string | undefined, whole: string): PlaceholderFault['code'] | null => {
    if (name === undefined) return /[{｛]/.test(piece) ? 'unclosed' : 'unopened'
    const key = placeholderNamed(name.trim())
    if (!key) return 'unknown'
    if (!known.includes(key)) return 'notOfKind'
    if (!isList(key)) return null
    if (whole.trim() !== piece) return 'listNotAlone'
    if (lists.has(key)) return 'listTwice'
    lists.add(key)
    return null
  }
  return text.split('\n').flatMap((whole, index) =>
    [...whole.matchAll(pieces)].flatMap(([piece, name]) => {
      const code = faultOf(piece, name, whole)
      return code ? [{ code, line: index + 1, name: (name ?? whole).trim().slice(0, 30) }] : []
    }),
  )
}

/** Whether the text holds it. */
export const asksFor = (text: string, key: PlaceholderKey): boolean =>
  [...text.matchAll(pieces)].some(([, name]) => name !== undefined && placeholderNamed(name.trim()) === key)
