import { describe, expect, test } from 'vitest'
import { isTooOld } from './product.rules.ts'

describe('what a device kept', () => {
  test.each([
    ['1.4.0', '1.4.9', false],
    ['1.3.7', '1.4.0', false],
    ['1.2.0', '1.4.0', false],
    ['1.1.9', '1.4.0', true],
    ['0.9.0', '1.0.0', true],
    ['1.5.0', '1.4.0', false],
    ['nonsense', '1.4.0', false],
  ])('by version %s is, for %s, too old: %s', (sentBy, current, expected) => {
    expect(isTooOld(sentBy, current)).toBe(expected)
  })
})
