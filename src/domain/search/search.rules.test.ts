import { expect, test } from 'vitest'
import { cutByTerms, excerptOf, termsOf } from './search.rules.ts'

test('words apart by blanks are looked for together, each once', () => {
  expect(termsOf(' 後門　 門鎖 後門 CCTV ')).toEqual(['後門', '門鎖', 'cctv'])
})

test('a single character is not looked for', () => {
  expect(() => termsOf('門')).toThrow('search.too_short')
  expect(() => termsOf('後門 鎖')).toThrow('search.too_short')
  expect(() => termsOf('𠮷')).toThrow('search.too_short')
  expect(termsOf('𠮷野')).toEqual(['𠮷野'])
})

test('an excerpt begins shortly before the word and says what was left out', () => {
  const text = `${'前'.repeat(60)}後門未上鎖${'後'.repeat(200)}`
  expect(excerptOf(text, ['後門'])).toBe(`…${'前'.repeat(24)}後門未上鎖${'後'.repeat(91)}…`)
  expect(excerptOf('後門未上鎖', ['後門'])).toBe('後門未上鎖')
  expect(excerptOf('備註\n 後門', ['後門'])).toBe('備註 後門')
})

test('what was looked for stands apart, whatever signs it holds', () => {
  expect(cutByTerms('後門（A.1）與後門', ['後門', 'a.1'])).toEqual(['', '後門', '（', 'A.1', '）與', '後門', ''])
  expect(cutByTerms('a+b', ['+b'])).toEqual(['a', '+b', ''])
})
