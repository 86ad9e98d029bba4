import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '#domain/checklist/expression.evaluator.ts'
import { BadExpression, namesIn, parseExpression } from '#domain/checklist/expression.ts'
import type { Value } from '#domain/checklist/expression.values.ts'

const worked = (formula: string, answers: Record<string, Value> = {}, self: string | number = '') =>
  evaluate(parseExpression(formula), {
    today: '2026-02-13',
    self,
    answerOf: (name) => answers[name] ?? '',
    attributeOf: (name) => `attribute ${name}`,
  })

const refusal = (formula: string): { what: string; position: number } | null => {
  try {
    parseExpression(formula)
    return null
  } catch (error) {
    if (!(error instanceof BadExpression)) throw error
    return { what: error.what, position: error.position }
  }
}

describe('a formula', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['7 div 2', 3.5],
    ['7 mod 4', 3],
    ['10 - 3 - 2', 5],
    ['-2 * -3', 6],
    ['1 - -1', 2],
    ['2 > 1 and 1 > 2 or true()', true],
    ['not(1 = 1)', false],
    ['1 < 2 = true()', true],
    ["'3' = 3", true],
    ["'' < 1", false],
    ["'a' != 'b'", true],
    ['“良好” = ‘良好’', true],
    ["if(1 > 2, 'yes', 'no')", 'no'],
    ["coalesce('', 'b')", 'b'],
    ["selected('a b c', 'b')", true],
    ["selected('ab', 'a')", false],
    ["selected-at('a b c', 1)", 'b'],
    ["selected-at('a', 4)", ''],
    ["count-selected(' a  b ')", 2],
    ["string-length('守歲')", 2],
    ["contains('garage', 'rag')", true],
    ["starts-with('door', 'do')", true],
    ["ends-with('door', 'do')", false],
    ["substr('abcdef', 1, 3)", 'bc'],
    ["substr('abc', 1)", 'bc'],
    ["concat('a', 1, true())", 'a1true'],
    ["normalize-space('  a   b ')", 'a b'],
    ['round(2.5)', 3],
    ['round(1.005, 2)', 1.01],
    ['int(-2.7)', -2],
    ['abs(0 - 4)', 4],
    ['pow(2, 10)', 1024],
    ["number('12.5') + 1", 13.5],
    ['string(0.1 + 0.2)', '0.3'],
    ["boolean('')", false],
    ['min(3, 1, 2)', 1],
    ["max('', 4)", 4],
    ['today()', '2026-02-13'],
    ['date(today() + 7)', '2026-02-20'],
    ["'2026-02-20' - today()", 7],
    ["'2026-02-12' < today()", true],
    ["format-date('2026-02-03', '%Y/%n/%e')", '2026/2/3'],
    ["date('no date')", ''],
    ["regex('AB-1234', '[A-Z]{2}-[0-9]{4}')", true],
    ['once(3)', 3],
    ['.5 + 1', 1.5],
  ])('%s is %j', (formula, value) => {
    expect(worked(formula)).toBe(value)
  })

  test('reads answers, the answer itself, and attributes of a choice', () => {
    expect(worked('${A01} + ${B.2-x}', { A01: 2, 'B.2-x': '3' })).toBe(5)
    expect(worked('. >= 18 and . <= 27', {}, 20)).toBe(true)
    expect(worked("floor = 'attribute floor'")).toBe(true)
    expect(namesIn(parseExpression("if(${A} = 1, selected(${B}, 'x'), -${A})"))).toEqual(['A', 'B'])
  })

  test('reads the answers of all objects of a section as one set', () => {
    const answers = { C: [3, '', 5] }
    expect(worked('sum(${C})', answers)).toBe(8)
    expect(worked('count(${C})', answers)).toBe(3)
    expect(worked('count-non-empty(${C})', answers)).toBe(2)
    expect(worked('max(${C})', answers)).toBe(5)
    expect(worked("join('、', ${C})", answers)).toBe('3、5')
    expect(worked('${C} > 4', answers)).toBe(true)
    expect(worked('${C} > 5', answers)).toBe(false)
  })

  test.each([
    ['now() > 1', 'now()', 0],
    ['1 + random()', 'random()', 4],
    ["pulldata('x', 'y')", 'pulldata()', 0],
    ['if(1, 2)', 'if()', 0],
    ['constructor(1)', 'constructor()', 0],
    ['../name = 1', '..', 0],
    ['${A', '${A', 0],
    ["'open", "'open", 0],
    ['1 +', '', 3],
    ['', '', 0],
    ['(1 + 2', '', 6],
    ['1 2', '2', 2],
    ['1 = = 2', '=', 4],
    ['a[1]', '[1]', 1],
  ])('%s is refused, and what it stumbles over is named', (formula, what, position) => {
    expect(refusal(formula)).toEqual({ what, position })
  })

  test('as deep as nobody writes is refused', () => {
    expect(refusal('('.repeat(400) + ')'.repeat(400))?.what).toBe('(')
    expect(refusal(`${'-'.repeat(900)}1`)?.what).toBe('-')
  })
})

describe('any formula', () => {
  type Made = { formula: string; value: number | boolean }
  const number: fc.Arbitrary<Made> = fc.letrec<{ number: Made }>((tie) => ({
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.nat(20).map((value): Made => ({ formula: String(value), value })),
      fc
        .tuple(tie('number'), fc.constantFrom('+', '-', '*', 'div', 'mod'), tie('number'))
        .map(([left, operator, right]): Made => {
          const [a, b] = [Number(left.value), Number(right.value)]
          const values: Record<string, number> = { '+': a + b, '-': a - b, '*': a * b, div: a / b, mod: a % b }
          return { formula: `(${left.formula} ${operator} ${right.formula})`, value: values[operator]! }
        }),
    ),
  })).number
  const truth: fc.Arbitrary<Made> = fc.letrec<{ truth: Made }>((tie) => ({
    truth: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.tuple(number, fc.constantFrom('<', '<=', '=', '!='), number).map(([left, operator, right]): Made => {
        const [a, b] = [left.value, right.value]
        const values: Record<string, boolean> = { '<': a < b, '<=': a <= b, '=': a === b, '!=': a !== b }
        return { formula: `${left.formula} ${operator} ${right.formula}`, value: values[operator]! }
      }),
      fc.tuple(tie('truth'), tie('truth')).map(([left, right]): Made => {
        return { formula: `(${left.formula} and ${right.formula})`, value: left.value && right.value }
      }),
      fc.tuple(tie('truth'), tie('truth')).map(([left, right]): Made => {
        return { formula: `(${left.formula} or ${right.formula})`, value: left.value || right.value }
      }),
      tie('truth').map((one): Made => ({ formula: `not(${one.formula})`, value: !one.value })),
    ),
  })).truth

  test('of numbers comes to what arithmetic says', () => {
    fc.assert(fc.property(number, ({ formula, value }) => Object.is(worked(`0 + ${formula}`), 0 + Number(value))))
  })

  test('of truths comes to what logic says', () => {
    fc.assert(fc.property(truth, ({ formula, value }) => worked(formula) === value))
  })

  test('is read or refused as a bad formula, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '${A}',
      '.',
      '(',
      ')',
      "'",
      '"',
      'and',
      'not(',
      '1',
      '-',
      '*',
      ',',
      ' ',
      '守',
      '$',
      '<=',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (typed) => {
        refusal(typed.join(''))
      }),
    )
  })
})
