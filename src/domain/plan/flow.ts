import type { Piece } from './clause.reader.ts'
import type { Span } from './compiled-plan.ts'

/** A clause's words without blanks and line breaks, and where each character stands in the source. */
export type Flow = { text: string; at: Uint32Array; breaks: ReadonlySet<number> }

const isBlank = (character: string): boolean => character === ' ' || character === '\t'
const isLatin = (character: string | undefined): boolean => character !== undefined && /[A-Za-z]/.test(character)

/** Blanks between Chinese words mean nothing; table cells and list items stay apart. */
export function flowOf(pieces: readonly Piece[], skip = 0): Flow {
  const out: string[] = []
  const at: number[] = []
  const breaks = new Set<number>()
  for (const [index, piece] of pieces.entries()) {
    if (piece.bullet) breaks.add(out.length)
    for (let from = index === 0 ? skip : 0; from < piece.text.length; from += 1) {
      const character = piece.text[from] as string
      if (character === '\t' || character === '|') breaks.add(out.length)
      const latinGap = character === ' ' && isLatin(piece.text[from - 1]) && isLatin(piece.text[from + 1])
      if (isBlank(character) && !latinGap) continue
      out.push(character)
      at.push(piece.start + from)
    }
  }
  return { text: out.join(''), at: Uint32Array.from(at), breaks }
}

export function spanOf(flow: Flow, start: number, end: number): Span {
  const last = flow.at[Math.max(start, end - 1)] ?? 0
  return { start: flow.at[start] ?? last, end: last + 1 }
}

/** Words between commas, the unit in which actions, subjects and times are looked for. */
export type Phrase = { start: number; end: number; text: string }
/** Phrases between full stops or semicolons. `continues`: after a semicolon the subject may still be the same. `item`: it begins a list item or cell. */
export type Sentence = { phrases: Phrase[]; continues: boolean; item: boolean }

const longest = 240
const openers: Record<string, string> = { '(': ')', '「': '」', '『': '』', '[': ']', '〈': '〉', '《': '》' }

/** Where brackets and quotation marks close; an opener that closes too far away is taken as a stray sign. */
function closers(text: string): Map<number, number> {
  const closes = new Map<number, number>()
  const stack: { sign: string; at: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string
    if (openers[character]) stack.push({ sign: openers[character], at })
    else if (stack.at(-1)?.sign === character) {
      const opened = stack.pop() as { at: number }
      if (at - opened.at < longest) closes.set(opened.at, at)
    }
  }
  return closes
}

/** Words in round brackets are remarks: they are blanked for the reading of actions. */
export function withoutRemarks(text: string): string {
  let masked = ''
  let from = 0
  const closes = closers(text)
  for (let at = 0; at < text.length; at += 1) {
    const close = text[at] === '(' ? closes.get(at) : undefined
    if (close === undefined) continue
    masked += text.slice(from, at) + '·'.repeat(close + 1 - at)
    from = close + 1
    at = close
  }
  return masked + text.slice(from)
}

const wide: Record<string, string> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）' }

/** Folded words as a plan prints them. */
export const writtenWords = (text: string): string =>
  text.replaceAll(/(?<!\d)[,:]|[;()]/g, (sign) => wide[sign] as string)

const endsSentence = new Set(['。', '!', '?', ';'])
const endsPhrase = new Set([',', ':'])

export function sentencesOf(flow: Flow): Sentence[] {
  const { text } = flow
  const closes = closers(text)
  const sentences: Sentence[] = []
  let phrases: Phrase[] = []
  let from = 0
  let continues = false
  const closePhrase = (end: number) => {
    if (end > from) phrases.push({ start: from, end, text: text.slice(from, end) })
  }
  const closeSentence = (semicolon: boolean) => {
    if (phrases.length > 0) sentences.push({ phrases, continues, item: flow.breaks.has(phrases[0]?.start ?? -1) })
    phrases = []
    continues = semicolon
  }
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string
    const digitsAround = /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')
    const isBreak = flow.breaks.has(at) && at > from
    if (isBreak) {
      closePhrase(at)
      closeSentence(false)
      from = at
    }
    if (endsSentence.has(character) || (endsPhrase.has(character) && !digitsAround) || at - from >= longest) {
      closePhrase(at)
      if (endsSentence.has(character)) closeSentence(character === ';')
      from = character === '|' || endsSentence.has(character) || endsPhrase.has(character) ? at + 1 : at
    }
    const close = closes.get(at)
    if (close !== undefined && close > at) at = close - 1
  }
  closePhrase(text.length)
  closeSentence(false)
  return sentences
}
