import { findFunction } from './expression.functions.ts'
import type { Expression, Operator } from './expression.ts'
import { type Comparison, compares, numberOf, type Scalar, truthOf, type Value } from './expression.values.ts'

/** Where a formula stands: what its names mean there. */
export type Around = {
  today: string
  self: Scalar
  answerOf: (name: string) => Value
  attributeOf: (name: string) => string
}

export function evaluate(expression: Expression, around: Around): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'answer':
      return around.answerOf(expression.name)
    case 'attribute':
      return around.attributeOf(expression.name)
    case 'self':
      return around.self
    case 'negative':
      return -numberOf(evaluate(expression.of, around))
    case 'operation':
      return operate(expression.operator, expression.left, expression.right, around)
    case 'call':
      return findFunction(expression.name)!.apply(
        expression.given.map((given) => evaluate(given, around)),
        around,
      )
  }
}

function operate(operator: Operator, left: Expression, right: Expression, around: Around): Value {
  const first = evaluate(left, around)
  if (operator === 'and') return truthOf(first) && truthOf(evaluate(right, around))
  if (operator === 'or') return truthOf(first) || truthOf(evaluate(right, around))
  const second = evaluate(right, around)
  if (isArithmetic(operator)) return calculate(operator, numberOf(first), numberOf(second))
  return compares(operator as Comparison, first, second)
}

type Arithmetic = '+' | '-' | '*' | 'div' | 'mod'
const isArithmetic = (operator: Operator): operator is Arithmetic =>
  operator === '+' || operator === '-' || operator === '*' || operator === 'div' || operator === 'mod'

function calculate(operator: Arithmetic, left: number, right: number): number {
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  if (operator === '*') return left * right
  return operator === 'div' ? left / right : left % right
}

export const holds = (expression: Expression, around: Around): boolean => truthOf(evaluate(expression, around))
