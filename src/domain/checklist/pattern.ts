/**
 * Patterns of `regex()`: matched against the whole text, in time that grows with the text only. The engine of the
 * language would try every way to match, and a form of a stranger could hold up the server with one short text.
 */
type Ends = Set<number>
/** From each of these places in the text, where may the pattern end? */
type Matcher = (text: readonly string[], starts: Ends) => Ends

export class BadPattern extends Error {}

const longestText = 1000
const mostTimes = 500
const deepest = 10

export function matchesPattern(pattern: string, text: string): boolean {
  const characters = [...text]
  if (characters.length > longestText) return false
  return matcherOf(pattern)(characters, new Set([0])).has(characters.length)
}

/** Throws `BadPattern` for what is not understood, such as backward references and looking ahead. */
export function checkPattern(pattern: string): void {
  matcherOf(pattern)
}

const known = new Map<string, Matcher>()
function matcherOf(pattern: string): Matcher {
  const remembered = known.get(pattern)
  if (remembered) return remembered
  if (known.size > 500) known.clear()
  const reader: Reader = { rest: pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''), depth: 0 }
  const matcher = alternatives(reader)
  if (reader.rest) throw new BadPattern(reader.rest)
  known.set(pattern, matcher)
  return matcher
}

type Reader = { rest: string; depth: number }

function take(reader: Reader, spelling: RegExp): RegExpExecArray | null {
  const found = spelling.exec(reader.rest)
  if (found) reader.rest = reader.rest.slice(found[0].length)
  return found
}

function alternatives(reader: Reader): Matcher {
  const ways = [sequence(reader)]
  while (take(reader, /^\|/)) ways.push(sequence(reader))
  if (ways.length === 1) return ways[0]!
  return (text, starts) => new Set(ways.flatMap((way) => [...way(text, starts)]))
}

function sequence(reader: Reader): Matcher {
  const parts: Matcher[] = []
  while (reader.rest && !/^[|)]/.test(reader.rest)) parts.push(repeated(reader))
  return (text, starts) => parts.reduce((ends, part) => part(text, ends), starts)
}

const times = /^(?:([*+?])|\{(\d{1,3})(?:(,)(\d{1,3})?)?\})\??/

function repeated(reader: Reader): Matcher {
  const part = single(reader)
  const found = take(reader, times)
  if (!found) return part
  const [, sign, from, comma, to] = found
  const least = sign ? (sign === '+' ? 1 : 0) : Number(from)
  const most = sign ? (sign === '?' ? 1 : Number.POSITIVE_INFINITY) : mostOf(least, comma, to)
  if (least > mostTimes || (most > mostTimes && most !== Number.POSITIVE_INFINITY) || most < least)
    throw new BadPattern(found[0])
  return (text, starts) => repeat(part, text, starts, least, most)
}

function mostOf(least: number, comma: string | undefined, to: string | undefined): number {
  if (!comma) return least
  return to === undefined ? Number.POSITIVE_INFINITY : Number(to)
}

/** Each place is gone on from once, so that repetitions within repetitions cost no more than they find. */
function repeat(part: Matcher, text: readonly string[], starts: Ends, least: number, most: number): Ends {
  let ends = starts
  for (let time = 0; time < least && ends.size > 0; time += 1) {
    const further = part(text, ends)
    if (further.size === ends.size && [...further].every((end) => ends.has(end))) break
    ends = further
  }
  const reached = new Set(ends)
  let fresh = ends
  for (let time = least; time < most && fresh.size > 0; time += 1) {
    fresh = new Set([...part(text, fresh)].filter((end) => !reached.has(end)))
    for (const end of fresh) reached.add(end)
  }
  return reached
}

function single(reader: Reader): Matcher {
  if (take(reader, /^\((?:\?:|(?!\?))/)) return group(reader)
  const found = take(reader, /^(?:\\p\{\w{1,20}\}|\\[^pPbBkux0-9]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\()[\]{}*+?|])/u)
  if (!found) throw new BadPattern(reader.rest)
  return character(found[0])
}

function group(reader: Reader): Matcher {
  reader.depth += 1
  if (reader.depth > deepest) throw new BadPattern(reader.rest)
  const inner = alternatives(reader)
  if (!take(reader, /^\)/)) throw new BadPattern(reader.rest)
  reader.depth -= 1
  return inner
}

/** One character is no risk, so here the engine of the language decides. */
function character(spelling: string): Matcher {
  const test = characterTest(spelling)
  return (text, starts) => {
    const ends: Ends = new Set()
    for (const start of starts) if (start < text.length && test.test(text[start]!)) ends.add(start + 1)
    return ends
  }
}

function characterTest(spelling: string): RegExp {
  // Outside a class these stand for themselves; the language is stricter about needless escapes than forms are.
  const literal = /^\\([^\wdDsSwWnrtfvpP])$/u.exec(spelling)?.[1]
  const source = literal === undefined ? spelling : /[$()*+.?[\\\]^{|}/]/.test(literal) ? `\\${literal}` : literal
  const inClass = source.startsWith('[') ? source.replace(/\\([^\\\]\w^-])/g, '$1') : source
  try {
    return new RegExp(`^(?:${inClass})$`, 'su')
  } catch {
    throw new BadPattern(spelling)
  }
}
