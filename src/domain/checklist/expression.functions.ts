import { dateOf, first, numberOf, textOf, truthOf, type Value } from './expression.values.ts'
import { matchesPattern } from './pattern.ts'

/** What a function works with besides what it is given. */
export type Surroundings = { today: string }

export type FormFunction = {
  least: number
  most: number
  apply: (given: Value[], around: Surroundings) => Value
}

const all = (given: Value[]) => given.flat()
const numbers = (given: Value[]) =>
  all(given)
    .map(numberOf)
    .filter((value) => !Number.isNaN(value))
const chosen = (value: Value) => textOf(value).split(/\s+/).filter(Boolean)
const filled = (given: Value[]) => all(given).filter((value) => value !== '')

/** Half goes up, as in XPath; figures after the point may be asked for. */
function round([value, figures]: Value[]): number {
  const factor = 10 ** (figures === undefined ? 0 : numberOf(figures))
  return Math.floor(Number((numberOf(value!) * factor).toPrecision(14)) + 0.5) / factor
}

function formatDate([value, format]: Value[]): string {
  const date = dateOf(value!)
  if (!date) return ''
  const [year, month, day] = date.split('-') as [string, string, string]
  const parts: Record<string, string> = {
    Y: year,
    y: year.slice(2),
    m: month,
    n: String(Number(month)),
    d: day,
    e: String(Number(day)),
  }
  return textOf(format!).replace(/%([Yymnde])/g, (_, letter: string) => parts[letter]!)
}

const extreme = (choose: (...values: number[]) => number) => (given: Value[]) => {
  const values = numbers(given)
  return values.length > 0 ? choose(...values) : ''
}

type Row = [name: string, least: number, most: number, apply: FormFunction['apply']]
const any = 100
const rows: Row[] = [
  ['true', 0, 0, () => true],
  ['false', 0, 0, () => false],
  ['not', 1, 1, ([value]) => !truthOf(value!)],
  ['boolean', 1, 1, ([value]) => truthOf(value!)],
  ['number', 1, 1, ([value]) => numberOf(value!)],
  ['string', 1, 1, ([value]) => textOf(value!)],
  ['if', 3, 3, ([condition, then, otherwise]) => (truthOf(condition!) ? then! : otherwise!)],
  ['coalesce', 1, any, (given) => given.find((value) => first(value) !== '') ?? ''],
  // Worked out anew each time, so it is the value itself.
  ['once', 1, 1, ([value]) => value!],
  ['selected', 2, 2, ([value, name]) => chosen(value!).includes(textOf(name!).trim())],
  ['selected-at', 2, 2, ([value, at]) => chosen(value!)[numberOf(at!)] ?? ''],
  ['count-selected', 1, 1, ([value]) => chosen(value!).length],
  ['count', 1, 1, (given) => all(given).length],
  ['count-non-empty', 1, 1, (given) => filled(given).length],
  ['sum', 1, 1, (given) => numbers(given).reduce((sum, value) => sum + value, 0)],
  ['min', 1, any, extreme(Math.min)],
  ['max', 1, any, extreme(Math.max)],
  ['int', 1, 1, ([value]) => Math.trunc(numberOf(value!))],
  ['round', 1, 2, round],
  ['abs', 1, 1, ([value]) => Math.abs(numberOf(value!))],
  ['pow', 2, 2, ([base, exponent]) => numberOf(base!) ** numberOf(exponent!)],
  ['string-length', 1, 1, ([value]) => [...textOf(value!)].length],
  ['contains', 2, 2, ([text, part]) => textOf(text!).includes(textOf(part!))],
  ['starts-with', 2, 2, ([text, part]) => textOf(text!).startsWith(textOf(part!))],
  ['ends-with', 2, 2, ([text, part]) => textOf(text!).endsWith(textOf(part!))],
  [
    'substr',
    2,
    3,
    ([text, from, to]) =>
      [...textOf(text!)].slice(numberOf(from!), to === undefined ? undefined : numberOf(to)).join(''),
  ],
  ['normalize-space', 1, 1, ([text]) => textOf(text!).trim().replace(/\s+/g, ' ')],
  ['concat', 0, any, (given) => all(given).map(textOf).join('')],
  ['join', 2, any, ([between, ...given]) => filled(given).map(textOf).join(textOf(between!))],
  ['regex', 2, 2, ([text, pattern]) => matchesPattern(textOf(pattern!), textOf(text!))],
  ['today', 0, 0, (_, { today }) => today],
  ['date', 1, 1, ([value]) => dateOf(value!)],
  ['format-date', 2, 2, formatDate],
]
const functions = new Map<string, FormFunction>(
  rows.map(([name, least, most, apply]) => [name, { least, most, apply }]),
)

/** There is none that tells the time of day, a place, or anything by chance: the same answers always give the same form. */
export const findFunction = (name: string): FormFunction | undefined => functions.get(name)
