import { type NumeralStyle, numeral } from '#domain/numeral.ts'
import type { MarkerKind } from './marker.kind.ts'
import { numeralValue } from './numeral.ts'
import type { EditedClause } from './plan-writing.ts'
import type { WrittenClause } from './written-plan.ts'

/** How a plan numbers its clauses: what it does at a level already, else as official documents do. */

type LevelStyle = {
  style: NumeralStyle
  before: string
  after: string
  /** Goes on across chapters, as articles do. */
  runsOn: boolean
}
export type Numbering = readonly LevelStyle[]

const official: readonly LevelStyle[] = [
  { style: 'formal', before: '', after: '、', runsOn: false },
  { style: 'chinese', before: '', after: '、', runsOn: false },
  { style: 'chinese', before: '（', after: '）', runsOn: false },
  { style: 'digits', before: '', after: '.', runsOn: false },
  { style: 'digits', before: '(', after: ')', runsOn: false },
  { style: 'stems', before: '', after: '、', runsOn: false },
  { style: 'stems', before: '(', after: ')', runsOn: false },
  { style: 'circled', before: '', after: ' ', runsOn: false },
]

const signs: readonly [NumeralStyle, RegExp][] = [
  ['formal', /[壹貳貮參参叁肆伍陸柒捌玖拾]+/],
  ['chinese', /[一二三四五六七八九十百]+/],
  ['digits', /[0-9]+/],
  ['wideDigits', /[０-９]+/],
  ['stems', /[甲乙丙丁戊己庚辛壬癸]/],
  ['circled', /[①-⑳]/],
]

/** Kinds that are numbered by their place. Decimals, table rows, annexes and bare headings keep what they bear. */
const byPlace = new Set<MarkerKind>([
  'big',
  'big_bracketed',
  'article',
  'plain',
  'plain_half',
  'bracketed',
  'arabic',
  'arabic_bracketed',
  'arabic_half',
  'circled',
  'stem',
  'stem_bracketed',
])

function styleOf(marker: string): Omit<LevelStyle, 'runsOn'> | undefined {
  for (const [style, pattern] of signs) {
    const found = pattern.exec(marker)
    if (found)
      return { style, before: marker.slice(0, found.index), after: marker.slice(found.index + found[0].length) }
  }
  return undefined
}

const numberOf = (marker: string): number =>
  numeralValue(signs.map(([, sign]) => sign.exec(marker)?.[0]).find(Boolean) ?? '')

/** The kind that each level of the plan is numbered by; one that stands at several levels runs on in its own way. */
function kindsOf(clauses: readonly WrittenClause[]): Map<number, MarkerKind> {
  const levelsOf = Map.groupBy(clauses, ({ kind }) => kind)
  const atOneLevel = (kind: MarkerKind) => new Set(levelsOf.get(kind)?.map(({ level }) => level)).size === 1
  return new Map(
    clauses
      .filter(({ kind, marker }) => byPlace.has(kind) && styleOf(marker) && atOneLevel(kind))
      .toReversed()
      .map(({ level, kind }) => [level, kind]),
  )
}

/** Whether each clause is numbered by its place; an odd one among its neighbours keeps its own number. */
export function numberedByPlace(clauses: readonly WrittenClause[]): boolean[] {
  const kinds = kindsOf(clauses)
  return clauses.map(({ level, kind }) => kinds.get(level) === kind)
}

export function numberingOf(clauses: readonly WrittenClause[]): Numbering {
  const kinds = kindsOf(clauses)
  const own = official.map((_, at) => {
    const same = clauses.filter(({ level, kind }) => level === at + 1 && kinds.get(level) === kind)
    const style = same[0] && styleOf(same[0].marker)
    if (!style) return undefined
    const values = same.map(({ marker }) => numberOf(marker))
    const begins = values.filter((value) => value === 1).length
    const parents = clauses.filter(({ level }, index) => level === at && clauses[index + 1]?.level === at + 1).length
    return { ...style, runsOn: parents > 1 && begins === 1 && values.every((value, index) => value === index + 1) }
  })
  const used = new Set(own.map((style) => style && lookOf(style)))
  return own.map((style) => {
    const next = style ?? official.find((one) => !used.has(lookOf(one))) ?? official.at(-1)!
    used.add(lookOf(next))
    return next
  })
}

const lookOf = ({ style, before }: LevelStyle): string => `${style} ${before ? '(' : ''}`

export type Numbered = {
  /** as written before the text: 「（一）」 */
  marker: string
  /** the numbers down to it: 參, 二, （一） */
  path: string[]
}

/** Every clause with its number, by its place alone. */
export function numbered(clauses: readonly Pick<EditedClause, 'level' | 'marker'>[], numbering: Numbering): Numbered[] {
  const counts: number[] = []
  const open: string[] = []
  return clauses.map(({ level, marker: own }) => {
    open.length = Math.min(open.length, level - 1)
    for (let deeper = level; deeper < counts.length; deeper += 1) if (!numbering[deeper]?.runsOn) counts[deeper] = 0
    const style = numbering[level - 1] ?? numbering.at(-1)!
    if (own === null) counts[level - 1] = (counts[level - 1] ?? 0) + 1
    const number = own === null ? numeral(counts[level - 1]!, style.style) : own.trim().replace(/[、.．:：]$/, '')
    const bare = own === null ? partOf(style, number) : number
    open.push(bare)
    return { marker: own ?? style.before + number + style.after, path: [...open] }
  })
}

/** Brackets and words belong to the number as it is cited; a comma or dot does not. */
const partOf = ({ before, after }: LevelStyle, number: string): string =>
  before + number + after.replace(/[、.．:：\s]+$/, '')
