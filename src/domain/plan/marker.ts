import type { Marker, MarkerKind } from './marker.kind.ts'
import { numeralLength, numeralValue } from './numeral.ts'

/** Finds the number that a line begins with. */

const bigNumerals = new Set('壹貳貮參参叁叄肆伍陸柒捌玖拾')
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
const bullets = new Set('●○◎■□◆◇★☆•‧▪▫►▶➤✓✔※＊*–—-+·◦⚫⬤')
const delimiters = new Set(['、', '.', ':', ',', '。', ')'])

const skipBlanks = (text: string, at: number): number => {
  let next = at
  while (next < text.length && (text[next] === ' ' || text[next] === '\t')) next += 1
  return next
}

/** Dashes, bullets and Markdown signs before the marker or the text. */
export function skipDecoration(text: string, at: number): number {
  let next = skipBlanks(text, at)
  while (next < text.length && (text[next] === '#' || text[next] === '>' || text.startsWith('**', next)))
    next = skipBlanks(text, next + (text[next] === '*' ? 2 : 1))
  while (next < text.length && bullets.has(text[next] as string)) next = skipBlanks(text, next + 1)
  return next
}

export const startsWithBullet = (text: string): boolean => bullets.has(text[skipBlanks(text, 0)] ?? '')

type Reader = (text: string, at: number) => Marker | undefined

const marker = (kind: MarkerKind, ordinal: number, text: string, from: number, to: number, end: number) =>
  Number.isInteger(ordinal) && ordinal > 0
    ? { kind, ordinal, numberStart: from, numberEnd: to, end: skipBlanks(text, end) }
    : undefined

const digitsLength = (text: string, at: number): number => {
  let end = at
  while (end < text.length && end - at < 4 && /\d/.test(text[end] as string)) end += 1
  return end - at
}

const brackets: Record<string, string> = { '(': ')', '【': '】', '〈': '〉', '[': ']', '<': '>', '〖': '〗' }

/** 「Ⅰ」 and 「II」: how many characters, and which number. */
function romanAt(text: string, at: number): { long: number; ordinal: number } | undefined {
  const code = text.charCodeAt(at)
  for (const first of [0x2160, 0x2170])
    if (code >= first && code < first + 12) return { long: 1, ordinal: code - first + 1 }
  const letters = /^[ivx]{1,4}(?![a-z])|^[IVX]{1,4}(?![A-Z])/.exec(text.slice(at, at + 5))?.[0] ?? ''
  const index = romans.indexOf(letters.toLowerCase())
  return index < 0 ? undefined : { long: letters.length, ordinal: index + 1 }
}

const readRoman: Reader = (text, at) => {
  const roman = romanAt(text, at)
  if (!roman) return undefined
  const close = skipBlanks(text, at + roman.long)
  const sign = text[close] ?? ''
  const byBlank = close > at + roman.long && text.charCodeAt(at) > 0x7f
  if (!byBlank && (!delimiters.has(sign) || sign === ',')) return undefined
  return marker('roman', roman.ordinal, text, at, at + roman.long, byBlank ? close : close + 1)
}

const readBracketed: Reader = (text, at) => {
  const closing = brackets[text[at] ?? '']
  if (closing === undefined) return undefined
  const from = skipBlanks(text, at + 1)
  const character = text[from] ?? ''
  const chinese = numeralLength(text, from)
  const arabic = digitsLength(text, from)
  const roman = chinese || arabic ? undefined : romanAt(text, from)
  const long = chinese || arabic || roman?.long || 1
  const close = skipBlanks(text, from + long)
  if (text[close] !== closing) return undefined
  const number = text.slice(from, from + long)
  const after = ['、', '.'].includes(text[close + 1] ?? '') ? close + 2 : close + 1
  const bracketed = bigNumerals.has(number[0] as string) ? 'big_bracketed' : 'bracketed'
  if (chinese) return marker(bracketed, numeralValue(number), text, at, close + 1, after)
  if (roman && (character !== 'v' || long > 1) && character !== 'x')
    return marker('roman_bracketed', roman.ordinal, text, at, close + 1, after)
  if (arabic && arabic < 3) return marker('arabic_bracketed', Number(number), text, at, close + 1, after)
  if (stems.includes(character))
    return marker('stem_bracketed', stems.indexOf(character) + 1, text, at, close + 1, after)
  if (branches.includes(character))
    return marker('branch_bracketed', branches.indexOf(character) + 1, text, at, close + 1, after)
  if (/[a-z]/i.test(character)) return marker('letter_bracketed', letterOrdinal(character), text, at, close + 1, after)
  return undefined
}

const letterOrdinal = (letter: string): number => letter.toLowerCase().charCodeAt(0) - 96

const enclosed: [first: number, count: number, kind: MarkerKind][] = [
  [0x3220, 10, 'bracketed'],
  [0x2474, 20, 'arabic_bracketed'],
  [0x2460, 20, 'circled'],
  [0x2776, 10, 'circled'],
  [0x2488, 20, 'arabic'],
]

const readEnclosed: Reader = (text, at) => {
  const code = text.charCodeAt(at)
  const range = enclosed.find(([first, count]) => code >= first && code < first + count)
  const after = text[at + 1] === '、' ? at + 2 : at + 1
  return range && marker(range[2], code - range[0] + 1, text, at, at + 1, after)
}

const readChinese: Reader = (text, at) => {
  const long = numeralLength(text, at)
  if (long === 0) return undefined
  const number = text.slice(at, at + long)
  const close = skipBlanks(text, at + long)
  const small = text[close] === ')' ? 'plain_half' : 'plain'
  const kind = bigNumerals.has(number[0] as string) ? 'big' : small
  if (delimiters.has(text[close] ?? '') && text[close] !== ',' && !(kind !== 'big' && text[close] === '。'))
    return marker(kind, numeralValue(number), text, at, at + long, close + 1)
  // 「壹　依據」: the blank is the delimiter, for the chapter numerals only
  if (kind === 'big' && close > at + long) return marker(kind, numeralValue(number), text, at, at + long, close)
  return undefined
}

/** 「1.5月18日至…」: the number's dot stands before a date. */
const isDate = /^\d{1,3}[年月]/

const readArabic: Reader = (text, at) => {
  const long = digitsLength(text, at)
  if (long === 0 || long > 3) return undefined
  const close = skipBlanks(text, at + long)
  const sign = text[close]
  if (sign === '-') return readHyphenated(text, at)
  if (sign === ')') return marker('arabic_half', Number(text.slice(at, at + long)), text, at, at + long, close + 1)
  const colon = sign === ':' && close + 1 < text.length && !/[\d ]/.test(text[close + 1] as string)
  if (sign !== '、' && sign !== '.' && !colon) return undefined
  if (sign === '.' && /\d/.test(text[close + 1] ?? '') && !isDate.test(text.slice(close + 1, close + 6)))
    return readDecimal(text, at)
  return marker('arabic', Number(text.slice(at, at + long)), text, at, at + long, close + 1)
}

const readDecimal: Reader = (text, at) => {
  const match = /^\d{1,2}(?:\.\d{1,2}){1,4}(?=[ \t、.]|[^\d\s.年月日/-])/.exec(text.slice(at, at + 20))
  if (!match) return undefined
  const end = at + match[0].length
  const after = text[end] === '、' || text[end] === '.' ? end + 1 : end
  const parts = match[0].split('.')
  return marker(parts.length > 2 ? 'decimal_deep' : 'decimal', Number(parts.at(-1)), text, at, end, after)
}

/** 「1-1　油庫…」; a date or a telephone number goes on without a blank. */
const readHyphenated: Reader = (text, at) => {
  const match = /^\d{1,2}(?:-\d{1,2}){1,3}(?=[ \t、.:](?![ ]?\d))/.exec(text.slice(at, at + 20))
  if (!match) return undefined
  const end = at + match[0].length
  const parts = match[0].split('-')
  return marker(parts.length > 2 ? 'decimal_deep' : 'decimal', Number(parts.at(-1)), text, at, end, end + 1)
}

const readStem: Reader = (text, at) => {
  const kind = stems.includes(text[at] ?? '?') ? 'stem' : 'branch'
  const index = (kind === 'stem' ? stems : branches).indexOf(text[at] ?? '?')
  const close = skipBlanks(text, at + 1)
  const sign = text[close] ?? ''
  if (index < 0 || (sign !== '、' && sign !== '.' && !(kind === 'stem' && (sign === ')' || sign === ':'))))
    return undefined
  return marker(kind, index + 1, text, at, at + 1, close + 1)
}

const readLetter: Reader = (text, at) => {
  if (!/^[A-Za-z][.、)] ?[^A-Za-z\d]/.test(text.slice(at, at + 4))) return undefined
  return marker('letter', letterOrdinal(text[at] as string), text, at, at + 1, at + 2)
}

const articleWords = new Map<string, MarkerKind>([
  ['章', 'part'],
  ['編', 'part'],
  ['篇', 'part'],
  ['節', 'section'],
  ['條', 'article'],
  ['點', 'article'],
  ['項', 'ordinal'],
  ['、', 'ordinal'],
  [':', 'ordinal'],
])

const readArticle: Reader = (text, at) => {
  if (text[at] === '其' && numeralLength(text, at + 1) === 1 && text[at + 2] === '、')
    return marker('ordinal', numeralValue(text[at + 1] as string), text, at, at + 2, at + 3)
  if (text[at] !== '第') return undefined
  const from = skipBlanks(text, at + 1)
  const long = numeralLength(text, from) || digitsLength(text, from)
  const word = skipBlanks(text, from + long)
  const kind = articleWords.get(text[word] ?? '')
  if (long === 0 || kind === undefined) return undefined
  if (kind === 'ordinal' && text[word] !== '項')
    return marker(kind, numeralValue(text.slice(from, from + long)), text, at, word, word + 1)
  const next = text[word + 1] ?? ' '
  if (next !== ' ' && next !== ':' && next !== '、' && next !== '\t') return undefined
  return marker(
    kind,
    numeralValue(text.slice(from, from + long)),
    text,
    at,
    word + 1,
    next === ' ' ? word + 1 : word + 2,
  )
}

const annex =
  /^附(?:件|表|錄|圖)[ \t]{0,3}(?:[一二三四五六七八九十]{1,3}|\d{1,2})?[ \t]{0,3}(?=[:、.]|[ \t]|$|[^\d、及之所])/

const readAnnex: Reader = (text, at) => {
  const match = at === 0 || text.slice(0, at).trim() === '' ? annex.exec(text.slice(at, at + 20)) : null
  if (!match || text.trim().length > 40 || /[。;]$|[如見之]附/.test(text.trim())) return undefined
  const written = match[0].trimEnd()
  const number = numeralValue(written.slice(2).trim())
  const close = at + match[0].length
  const end = delimiters.has(text[close] ?? '') ? close + 1 : close
  return marker('annex', Number.isNaN(number) ? 1 : number, text, at, at + written.length, end)
}

const readers: Reader[] = [
  readBracketed,
  readEnclosed,
  readChinese,
  readRoman,
  readArabic,
  readStem,
  readArticle,
  readAnnex,
  readLetter,
]

const unitsOfCount = /^[年月日時分週周個人次項號樓條天歲元%至~/-]/

/** 「一　政風組」: the blank alone is the delimiter, in documents that number so throughout. */
export function blankMarkerAt(text: string, at: number): Marker | undefined {
  const chinese = numeralLength(text, at)
  const long = chinese || digitsLength(text, at)
  if (long === 0 || long > 3 || !/[ \t]/.test(text[at + long] ?? '')) return undefined
  const next = skipBlanks(text, at + long)
  if (next >= text.length || (!chinese && unitsOfCount.test(text.slice(next, next + 1)))) return undefined
  const number = text.slice(at, at + long)
  const kind = chinese ? (bigNumerals.has(number[0] as string) ? 'big' : 'plain') : 'arabic'
  return marker(kind, numeralValue(number), text, at, at + long, next)
}

/** The marker that begins at `at`, if one does. */
export function markerAt(text: string, at: number): Marker | undefined {
  for (const read of readers) {
    const found = read(text, at)
    if (found) return found
  }
  return undefined
}
