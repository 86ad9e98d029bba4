import { expect, test } from 'vitest'
import { numeral } from './numeral.ts'

const numbers = [1, 3, 10, 11, 20, 21, 100, 101, 110, 115, 1005]

test('clauses count in Chinese numerals, without a leading one before ten', () => {
  expect(numbers.map((n) => numeral(n, 'chinese')).join(' ')).toBe(
    '一 三 十 十一 二十 二十一 一百 一百零一 一百一十 一百一十五 一千零五',
  )
})

test('chapters count in formal numerals', () => {
  expect(numbers.slice(0, 6).map((n) => numeral(n, 'formal'))).toEqual(['壹', '參', '壹拾', '壹拾壹', '貳拾', '貳拾壹'])
})

test('other labels count as word processors do', () => {
  expect(numeral(12, 'wideDigits')).toBe('１２')
  expect(numeral(2, 'stems')).toBe('乙')
  expect([1, 20].map((n) => numeral(n, 'circled'))).toEqual(['①', '⑳'])
  expect([1, 26, 27].map((n) => numeral(n, 'letters'))).toEqual(['A', 'Z', 'AA'])
  expect([4, 9, 14, 40].map((n) => numeral(n, 'roman'))).toEqual(['IV', 'IX', 'XIV', 'XL'])
})

test('a number that a style cannot write stays in digits', () => {
  expect(numeral(11, 'stems')).toBe('11')
  expect(numeral(21, 'circled')).toBe('21')
  expect(numeral(0, 'chinese')).toBe('0')
  expect(numeral(10_000, 'formal')).toBe('10000')
})
