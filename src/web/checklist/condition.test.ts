import { describe, expect, test } from 'vitest'
import { type Condition, conditionOf, formulaOf } from './condition.ts'

const written: [string, Condition][] = [
  ["${A03} = 'notCompliant'", { join: 'and', clauses: [{ name: 'A03', relation: 'is', value: 'notCompliant' }] }],
  [
    '${N01} >= 18 and ${N01} <= 27.5',
    {
      join: 'and',
      clauses: [
        { name: 'N01', relation: 'atLeast', value: '18' },
        { name: 'N01', relation: 'atMost', value: '27.5' },
      ],
    },
  ],
  [
    "selected(${C}, 'gas') or not(selected(${C}, 'water')) or ${D} != ''",
    {
      join: 'or',
      clauses: [
        { name: 'C', relation: 'has', value: 'gas' },
        { name: 'C', relation: 'hasNot', value: 'water' },
        { name: 'D', relation: 'answered', value: '' },
      ],
    },
  ],
  ['. > -5', { join: 'and', clauses: [{ name: '.', relation: 'more', value: '-5' }] }],
  [`\${T} = "it's"`, { join: 'and', clauses: [{ name: 'T', relation: 'is', value: "it's" }] }],
]

describe('a condition of the builder', () => {
  test.each(written)('writes %s', (formula, condition) => {
    expect(formulaOf(condition)).toBe(formula)
  })

  test.each(written)('is read again from %s', (formula, condition) => {
    expect(conditionOf(formula)).toEqual(condition)
  })

  test.each([
    "${A} = 'x' and (${B} = 'y' or ${C} = 'z')",
    '${A} + 1 > 2',
    '${A} > ${B}',
    "not(${A} = 'x')",
    'count-selected(${A}) > 1',
    '${A} =',
    '',
  ])('cannot say %j, which stays a formula', (formula) => {
    expect(conditionOf(formula)).toBeNull()
  })
})
