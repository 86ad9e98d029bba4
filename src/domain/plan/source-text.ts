/** The text as it came, seen as lines; folded so that variants of one character compare equal, offsets unchanged. */

export type SourceLine = {
  start: number
  end: number
  /** folded, same length as the source */
  text: string
  /** page number, running header, rule: part of the page, not of the plan */
  furniture: boolean
}

const single: Record<string, string> = {
  '﹑': '、',
  '､': '、',
  '｡': '。',
  '︰': ':',
  '∶': ':',
  '︐': ',',
  '︑': '、',
  '︒': '。',
  '〔': '(',
  '〕': ')',
  '﹝': '(',
  '﹞': ')',
  ㄧ: '一',
  曰: '日',
}

const isBlank = (code: number): boolean =>
  code === 0x20 ||
  code === 0xa0 ||
  code === 0xad ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200d) ||
  code === 0x202f ||
  code === 0x2060

/** Forms that only differ in width or come from a font's private habits; circled and bracketed numbers stay. */
const isCompatibilityForm = (code: number): boolean =>
  (code >= 0xff01 && code <= 0xffee) ||
  (code >= 0xfe50 && code <= 0xfe6b) ||
  (code >= 0x2e80 && code <= 0x2fdf) ||
  (code >= 0xf900 && code <= 0xfaff)

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x80) return character
  if (isBlank(code)) return ' '
  const known = single[character]
  if (known !== undefined) return known
  if (!isCompatibilityForm(code)) return character
  const plain = character.normalize('NFKC')
  return plain.length === 1 ? (single[plain] ?? plain) : character
}

export function fold(text: string): string {
  const cache = new Map<string, string>()
  const out: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string
    let folded = cache.get(character)
    if (folded === undefined) {
      folded = foldCharacter(character)
      cache.set(character, folded)
    }
    out.push(folded)
  }
  return out.join('')
}

const lineEnds = new Set(['\n', '\r', '\f', '\v', '\u2028', '\u2029', '\u0085'])

export function sourceLines(text: string): SourceLine[] {
  const folded = fold(text)
  const lines: SourceLine[] = []
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !lineEnds.has(text[at] as string)) continue
    if (at > start) lines.push({ start, end: at, text: folded.slice(start, at), furniture: false })
    start = at + 1
  }
  const written = lines.filter((line) => line.text.trim() !== '')
  for (const line of written) line.furniture = isFurniture(line.text.trim())
  markRunningHeaders(written)
  return written
}

const pageNumber =
  /^[-–—~‧·.\s]*(第|頁次:?|page|p\.?)?\s{0,4}(\d{1,4}|[一二三四五六七八九十]{1,3}(?=\s{0,4}頁))\s{0,4}頁?(\s{0,4}[,/、(]?\s{0,4}(共|of|\/)?\s{0,4}(\d{1,4}|[一二三四五六七八九十]{1,3}(?=\s{0,4}頁))\s{0,4}頁?\)?)?[-–—~‧·.\s]*$/i
const rule = /^[-=_*~─━═—–.…‧·+|:\s]{3,}$/
const binding = new Set(['裝', '訂', '線', '裝訂線'])

function isFurniture(line: string): boolean {
  if (binding.has(line.replaceAll(/\s/g, ''))) return true
  if (line.length <= 200 && rule.test(line)) return true
  return line.length <= 30 && pageNumber.test(line)
}

/** At a page's edge, words of the title again are a running header. */
function markRunningHeaders(lines: SourceLine[]): void {
  const key = (line: SourceLine | undefined) => line?.text.replaceAll(/[\s\d]/g, '') ?? ''
  const first = key(lines[0])
  const opening = lines.slice(0, 3).map(key).join('')
  if (first.length < 4) return
  for (const [index, line] of lines.entries()) {
    const atEdge = lines[index - 1]?.furniture === true || lines[index + 1]?.furniture === true
    if (index < 3 || line.furniture || !atEdge || line.text.length > 60) continue
    const words = key(line)
    if (words.length >= 4 && (opening.includes(words) || words.startsWith(first))) line.furniture = true
  }
}
