/** Chinese numerals as plans write them: 十五, 一一二, 一百一十二, 壹, 廿三. */

const digits: Record<string, number> = {}
for (const [index, variants] of [
  '〇零○',
  '一壹ㄧ弌',
  '二貳貮弍兩',
  '三參参叁叄弎',
  '四肆',
  '五伍',
  '六陸',
  '七柒',
  '八捌',
  '九玖',
].entries())
  for (const character of variants) digits[character] = index
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100 }

const isNumeral = (character: string | undefined): boolean =>
  character !== undefined && (character in digits || character in units || character === '廿' || character === '卅')

/** How many characters from `at` on are Chinese numerals. */
export function numeralLength(text: string, at: number): number {
  let end = at
  while (end < text.length && end - at < 8 && isNumeral(text[end])) end += 1
  return end - at
}

/** The value of Chinese numerals or Arabic digits; NaN where it is neither. */
export function numeralValue(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  if (text === '' || ![...text].every(isNumeral)) return Number.NaN
  const spelled = text.replace('廿', '二十').replace('卅', '三十')
  return [...spelled].some((character) => character in units) ? additive(spelled) : positional(spelled)
}

function additive(text: string): number {
  let total = 0
  let pending: number | undefined
  for (const character of text) {
    const unit = units[character]
    if (unit === undefined) {
      pending = digits[character]
    } else {
      total += (pending ?? 1) * unit
      pending = undefined
    }
  }
  return total + (pending ?? 0)
}

const positional = (text: string): number => Number([...text].map((character) => digits[character]).join(''))
