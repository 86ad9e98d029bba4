import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, renumbered, skipsLevel } from './section.rules.ts'

test('markers are taken as they are typed on paper, in full or half width', () => {
  const text = '前言\n一、甲\n（一）乙\n1.丙\n（1）丁\n十二、戊'
  expect(partsOf(text)).toEqual({
    opening: '前言',
    items: [
      { depth: 0, text: '甲' },
      { depth: 1, text: '乙' },
      { depth: 2, text: '丙' },
      { depth: 3, text: '丁' },
      { depth: 0, text: '戊' },
    ],
  })
})

test('a line without a marker goes on with the item above', () => {
  expect(partsOf('一、甲\n續\n\n二、乙').items).toEqual([
    { depth: 0, text: '甲\n續' },
    { depth: 0, text: '乙' },
  ])
})

test('a date or an amount at the beginning of a line is no marker', () => {
  expect(partsOf('115.2.11起實施\n3.5公尺').items).toEqual([])
})

test('numbers are given anew, with half-width brackets, and begin again below each item', () => {
  expect(renumbered('三、甲\n（二）乙\n（五）丙\n九、丁\n（三）戊')).toBe('一、甲\n(一)乙\n(二)丙\n二、丁\n(一)戊')
})

test('a level is not skipped', () => {
  expect(skipsLevel(partsOf('一、甲\n(一)乙\n二、丙'))).toBe(false)
  expect(skipsLevel(partsOf('一、甲\n1、乙'))).toBe(true)
  expect(skipsLevel(partsOf('(一)甲'))).toBe(true)
})

test('numbering what is numbered changes nothing', () => {
  const marker = fc.constantFrom('一、', '(一)', '1、', '(1)', '')
  const line = fc.tuple(marker, fc.stringMatching(/^[甲乙丙丁]{1,4}$/)).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const once = renumbered(lines.join('\n'))
      expect(renumbered(once)).toBe(once)
    }),
  )
})
