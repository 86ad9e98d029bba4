/**
 * How a number is written in a label, as LibreOffice and Word write it, so that the formats of a document agree.
 * `formal` is the hard-to-forge style of chapters: 壹貳參, with 壹拾 for ten.
 */
export type NumeralStyle = 'digits' | 'wideDigits' | 'chinese' | 'formal' | 'stems' | 'circled' | 'letters' | 'roman'

const scripts = {
  chinese: { digits: [...'零一二三四五六七八九'], units: ['', '十', '百', '千'] },
  formal: { digits: [...'零壹貳參肆伍陸柒捌玖'], units: ['', '拾', '佰', '仟'] },
} as const

/** 十, 二十一, 一百零五; good for 1–9999, which is more clauses than any plan has. */
function spelled(n: number, { digits, units }: { digits: readonly string[]; units: readonly string[] }): string {
  const places = [...String(n)].map(Number)
  let text = ''
  for (const [index, digit] of places.entries()) {
    if (digit !== 0) text += digits[digit]! + units[places.length - 1 - index]
    else if (places.slice(index).some((later) => later !== 0) && !text.endsWith(digits[0]!)) text += digits[0]
  }
  return text
}

function letters(n: number): string {
  return n > 26 ? letters(Math.floor((n - 1) / 26)) + letters(((n - 1) % 26) + 1) : String.fromCharCode(64 + n)
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  const [value, sign] = romans.find(([least]) => least <= n) ?? [n, '']
  return n > 0 ? sign + roman(n - value) : ''
}

const stems = [...'甲乙丙丁戊己庚辛壬癸']

const writers: Record<NumeralStyle, (n: number) => string> = {
  digits: String,
  wideDigits: (n) => String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  chinese: (n) => spelled(n, scripts.chinese).replace(/^一十/, '十'),
  formal: (n) => spelled(n, scripts.formal),
  stems: (n) => stems[n - 1] ?? String(n),
  circled: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : String(n)),
  letters,
  roman,
}

/** The number as that style writes it; plain digits where the style has no sign for it. */
export function numeral(n: number, style: NumeralStyle): string {
  return Number.isInteger(n) && n >= 1 && n <= 9999 ? writers[style](n) : String(n)
}
