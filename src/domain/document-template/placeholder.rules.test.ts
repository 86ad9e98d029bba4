import { describe, expect, test } from 'vitest'
import { filled, placeholderFaults } from './placeholder.rules.ts'
import { examples, isList, type PlaceholderKey, placeholders, tokenOf, tokens } from './placeholders.ts'

const keys = Object.keys(placeholders) as PlaceholderKey[]

/** Always the same texts, of everything that a text may hold. */
function* texts(count: number) {
  let seed = 2026
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  const parts = ['{', '}', '｛', '｝', '\n', '一、', '計畫', '$&', '$1', '', ...keys.map(tokenOf), '{沒有這個}']
  for (let at = 0; at < count; at++) yield Array.from({ length: next(12) }, () => parts[next(parts.length)]!).join('')
}

test('every placeholder is put in its place, whichever braces the keyboard has', () => {
  for (const key of keys) {
    expect(filled(`甲${tokenOf(key)}乙`, examples)).toBe(`甲${placeholders[key].example}乙`)
    expect(filled(`｛ ${placeholders[key].name} ｝`, examples)).toBe(placeholders[key].example)
  }
})

test('what a record says is never looked through again, whatever it is', () => {
  expect(filled('「{計畫名稱}」', { plan: '{專案期間}$&{計畫名稱}', period: '長' })).toBe('「{專案期間}$&{計畫名稱}」')
})

test('filled with its own tokens any text stays what it was, and nothing grows beyond its values', () => {
  const longest = Math.max(...Object.values(examples).map((value) => value.length))
  for (const text of texts(2000)) {
    expect(filled(text, tokens).replaceAll(/[｛]/g, '{').replaceAll(/[｝]/g, '}')).toBe(
      text.replaceAll(/[｛]/g, '{').replaceAll(/[｝]/g, '}'),
    )
    expect(filled(text, examples).length).toBeLessThanOrEqual(text.length * longest)
  }
})

test('a text without faults keeps no brace once it is filled', () => {
  let faultless = 0
  for (const text of texts(4000)) {
    if (placeholderFaults(text, keys).length > 0) continue
    faultless += 1
    expect(filled(text, examples)).not.toMatch(/[{}｛｝]/)
  }
  expect(faultless).toBeGreaterThan(100)
})

describe('what is wrong is named with its line', () => {
  const known = keys.filter((key) => !['agenda', 'meeting'].includes(key))
  test.each([
    ['甲\n「{計劃名稱}」', { code: 'unknown', line: 2, name: '計劃名稱' }],
    ['{}', { code: 'unknown', line: 1, name: '' }],
    ['{會議名稱}', { code: 'notOfKind', line: 1, name: '會議名稱' }],
    ['甲\n乙\n「{計畫名稱」', { code: 'unclosed', line: 3, name: '「{計畫名稱」' }],
    ['計畫名稱}', { code: 'unopened', line: 1, name: '計畫名稱}' }],
    ['一、{缺失清單}', { code: 'listNotAlone', line: 1, name: '缺失清單' }],
    ['{缺失清單}\n{缺失清單}', { code: 'listTwice', line: 2, name: '缺失清單' }],
  ])('%j', (text, fault) => {
    expect(placeholderFaults(text, known)).toEqual([fault])
  })
})

test('names are unlike each other, and a list knows that it is one', () => {
  expect(new Set(keys.map((key) => placeholders[key].name)).size).toBe(keys.length)
  expect(keys.filter(isList)).toEqual(['list', 'agenda'])
})
