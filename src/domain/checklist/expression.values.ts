import { addDays, daysBetween, isDate } from '#domain/date.ts'

/** What is worked with: the answer that was not given is the empty text. */
export type Scalar = string | number | boolean
/** Of a question in a repeating section, read from outside: one for each object. */
export type Value = Scalar | Scalar[]

const beginning = '1970-01-01'

export const dayNumberOf = (date: string): number => daysBetween(beginning, date)

export function dateOf(value: Value): string {
  const one = first(value)
  if (typeof one === 'string' && isDate(one)) return one
  const days = numberOf(one)
  // As far as four figures of a year go.
  return Number.isFinite(days) && days >= -719_162 && days <= 2_932_896 ? addDays(beginning, Math.floor(days)) : ''
}

export const first = (value: Value): Scalar => (Array.isArray(value) ? (value[0] ?? '') : value)

const decimal = /^-?(?:\d+\.?\d*|\.\d+)$/

/** Dates count as days, so that they can be compared and added to. */
export function numberOf(value: Value): number {
  const one = first(value)
  if (typeof one !== 'string') return Number(one)
  const text = one.trim()
  if (decimal.test(text)) return Number(text)
  return isDate(text) ? dayNumberOf(text) : Number.NaN
}

/** Without the noise of binary fractions, such as 0.30000000000000004. */
export function textOf(value: Value): string {
  const one = first(value)
  if (typeof one !== 'number') return String(one)
  return Number.isFinite(one) ? String(Number(one.toPrecision(14))) : ''
}

export function truthOf(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : value !== '' && value !== false
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** Holds of a set when it holds of one in it. */
export function compares(operator: Comparison, left: Value, right: Value): boolean {
  if (Array.isArray(left)) return left.some((one) => compares(operator, one, right))
  if (Array.isArray(right)) return right.some((one) => compares(operator, left, one))
  if (operator === '=') return isEqual(left, right)
  if (operator === '!=') return !isEqual(left, right)
  const [less, more] = [numberOf(left), numberOf(right)]
  if (operator === '<') return less < more
  if (operator === '<=') return less <= more
  return operator === '>' ? less > more : less >= more
}

function isEqual(left: Scalar, right: Scalar): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return truthOf(left) === truthOf(right)
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) === numberOf(right)
  return left === right
}
