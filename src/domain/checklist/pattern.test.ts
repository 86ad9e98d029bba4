import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadPattern, checkPattern, matchesPattern } from '#domain/checklist/pattern.ts'

describe('a pattern', () => {
  test.each([
    ['[A-Z]{2}-\\d{4}', 'AB-1234', true],
    ['[A-Z]{2}-\\d{4}', 'AB-12345', false],
    ['^09\\d{8}$', '0912345678', true],
    ['(?:a|bc)+', 'abcbca', true],
    ['(a|b){2,3}', 'abab', false],
    ['a{2,}', 'aaaa', true],
    ['colou?r', 'color', true],
    ['\\p{L}+', '守歲', true],
    ['[^,]*', 'a b', true],
    ['[\\w.\\-]+@[\\w\\-]+\\.tw', 'a.b@gov.tw', true],
    ['', '', true],
    ['a|', '', true],
    ['\\/\\#', '/#', true],
  ])('%s matches the whole of %j: %j', (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches)
  })

  test.each(['(a', 'a)', '[a', '*', 'a{900}', 'a{3,2}', '(?=a)b', '(a)\\1', '\\p{Nonsense}', '('.repeat(50)])(
    '%s is refused',
    (pattern) => {
      expect(() => checkPattern(pattern)).toThrow(BadPattern)
    },
  )

  test.each(['(a+)+b', '(a|a)*b', '(a?){500}b', '((a*)*)*b', 'a*a*a*a*a*b'])(
    '%s is done with a long text at once',
    (pattern) => {
      const started = performance.now()
      expect(matchesPattern(pattern, 'a'.repeat(1000))).toBe(false)
      expect(performance.now() - started).toBeLessThan(3000)
    },
  )

  test('agrees with the engine of the language wherever both can say', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '(a|b)',
      '(ab)',
      'a?',
      'b*',
      '(a|ba)+',
      'a{2}',
      '(b{1,2}a)*',
    )
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), text, (pieces, given) => {
        const pattern = pieces.join('')
        return matchesPattern(pattern, given) === new RegExp(`^(?:${pattern})$`).test(given)
      }),
    )
  })
})
