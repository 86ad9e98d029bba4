/** References to other clauses, 「依參、二（一）」, that follow when numbers move. */

type Path = readonly string[]
export type Reference = { start: number; end: number; path: string[] }

const chapter = '(?:[壹貳貮參参叁肆伍陸柒捌玖拾]{1,3}|第[一二三四五六七八九十百\\d]{1,4}[章條點])'
const part =
  '(?:[（(](?:[一二三四五六七八九十]{1,3}|\\d{1,2}|[甲乙丙丁戊己庚辛壬癸])[）)]|[一二三四五六七八九十]{1,3}|\\d{1,2})'
const whole = new RegExp(`${chapter}(?:、?${part}(?![\\d年月日時分]))*`, 'g')
const parts = new RegExp(`${chapter}|${part}`, 'g')

/** A chapter alone is cited only behind such a word; 「壹」 may be anything else. */
const citing = /[依如見同按照與及至前除循據]$/

const plain = (words: string): string => words.replaceAll('（', '(').replaceAll('）', ')')
const keyOf = (path: Path): string => path.map(plain).join('.')

/** As it is written in a sentence: a comma between numbers, none before a bracket. */
export const referenceText = (path: Path): string =>
  path.reduce((text, next) => (text === '' || /^[（(]/.test(next) ? text + next : `${text}、${next}`), '')

export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(whole)].flatMap((match) => {
    const path = match[0].match(parts) ?? []
    const isCited = path.length > 1 || citing.test(text.slice(0, match.index))
    return isCited ? [{ start: match.index, end: match.index + match[0].length, path }] : []
  })
}

/** Stands where a clause was cited that is gone; it is plain to see and means nothing else. */
export const goneReference = '【引用之條文已刪除】'

/**
 * The text with its references written as the clauses are numbered now. What cites no clause stays as it is.
 * `targetOf` tells which clause a path meant before, `pathOf` where that clause stands now.
 */
export function withReferences(
  text: string,
  targetOf: (key: string) => string | undefined,
  pathOf: (target: string) => Path | undefined,
): string {
  let next = ''
  let from = 0
  for (const { start, end, path } of referencesIn(text)) {
    const cited = longestKnown(path, targetOf)
    if (!cited) continue
    const now = pathOf(cited.target)
    const rest = path.slice(cited.length)
    next += text.slice(from, start) + (now ? referenceText([...now, ...rest]) : goneReference)
    from = end
  }
  return next + text.slice(from)
}

/** 「參、二（三）」 where 參、二 has no （三）: the reference is to 參、二. */
function longestKnown(path: Path, targetOf: (key: string) => string | undefined) {
  for (let length = path.length; length > 0; length -= 1) {
    const target = targetOf(keyOf(path.slice(0, length)))
    if (target !== undefined) return { target, length }
  }
  return undefined
}

export const referenceKey = keyOf
