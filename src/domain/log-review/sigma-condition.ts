import { Problem } from '#domain/problem.ts'
import type { LogCondition } from './log-rule.ts'

export const unsupported = (what: string): Problem => new Problem('logReview.sigma_unsupported', { what })

type Named = ReadonlyMap<string, LogCondition>

/** `selection and not 1 of filter_*`: words, brackets, and how many of which selections. */
export function sigmaCondition(text: string, named: Named): LogCondition {
  const tokens = text.match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const isNext = (word: string) => tokens[at]?.toLowerCase() === word

  const either = (): LogCondition => {
    const parts = [both()]
    while (isNext('or')) {
      at += 1
      parts.push(both())
    }
    return parts.length === 1 ? parts[0]! : { any: parts }
  }
  const both = (): LogCondition => {
    const parts = [one()]
    while (isNext('and')) {
      at += 1
      parts.push(one())
    }
    return parts.length === 1 ? parts[0]! : { all: parts }
  }
  const one = (): LogCondition => {
    const token = tokens[at++]
    if (token === undefined) throw unsupported(text)
    if (token.toLowerCase() === 'not') return { not: one() }
    if (token === '(') {
      const inner = either()
      if (tokens[at++] !== ')') throw unsupported(text)
      return inner
    }
    if (/^(1|all|any)$/i.test(token) && isNext('of')) {
      at += 1
      return some(token, tokens[at++] ?? '')
    }
    const found = named.get(token)
    if (!found) throw unsupported(token)
    return found
  }
  const some = (quantity: string, pattern: string): LogCondition => {
    const parts = [...named].filter(([name]) => fits(name, pattern)).map(([, condition]) => condition)
    if (parts.length === 0) throw unsupported(pattern)
    return quantity.toLowerCase() === 'all' ? { all: parts } : { any: parts }
  }

  const whole = either()
  if (at < tokens.length) throw unsupported(tokens[at]!)
  return whole
}

/** `them` is every selection but those whose name begins with an underscore. */
function fits(name: string, pattern: string): boolean {
  if (pattern.toLowerCase() === 'them') return !name.startsWith('_')
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
