/** What stands before a clause: 壹、 一、 （一） 1. (1) ① 甲、 A. 第一條 附表一 */

export type MarkerKind =
  | 'part'
  | 'section'
  | 'annex'
  | 'heading'
  | 'big'
  | 'article'
  | 'big_bracketed'
  | 'roman'
  | 'ordinal'
  | 'plain'
  | 'plain_half'
  | 'bracketed'
  | 'arabic'
  | 'decimal'
  | 'decimal_deep'
  | 'arabic_bracketed'
  | 'arabic_half'
  | 'circled'
  | 'stem'
  | 'stem_bracketed'
  | 'branch'
  | 'branch_bracketed'
  | 'roman_bracketed'
  | 'letter'
  | 'letter_bracketed'
  | 'row'

export type Marker = {
  kind: MarkerKind
  ordinal: number
  /** where the number as written begins and ends, and where the clause's own text begins */
  numberStart: number
  numberEnd: number
  end: number
}

/** The order in which official documents nest their numbers; a document may teach another. */
export const usualDepth: Record<MarkerKind, number> = {
  part: 0,
  annex: 0,
  section: 1,
  heading: 1,
  big: 2,
  big_bracketed: 3,
  roman: 3,
  article: 3,
  ordinal: 3,
  plain: 4,
  plain_half: 5,
  bracketed: 5,
  arabic: 6,
  decimal: 6,
  decimal_deep: 7,
  row: 6,
  arabic_bracketed: 7,
  arabic_half: 7,
  circled: 8,
  stem: 9,
  stem_bracketed: 9,
  branch: 10,
  branch_bracketed: 10,
  roman_bracketed: 9,
  letter: 9,
  letter_bracketed: 9,
}
