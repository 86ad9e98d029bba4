import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { differenceOf, movedBetween } from '#domain/checklist/difference.rules.ts'
import { makeForm } from '#test/forms.ts'

const before = makeForm([{ key: 'A' }, { key: 'B' }, { key: 'C', section: '乙' }])
const short = (after: ChecklistContent) =>
  differenceOf(before, after).map(({ of, key, change, fields }) => {
    return [of, key, change, ...fields.map(({ field }) => field)].filter(Boolean).join(' ')
  })

describe('two versions of a form', () => {
  test('that say the same do not differ, whatever their numbers and the order of their fields', () => {
    const stored = JSON.parse(JSON.stringify({ ...before, version: 2 }))
    stored.items = stored.items.map((item: object) => Object.fromEntries(Object.entries(item).reverse()))
    expect(short(stored)).toEqual([])
  })

  test('differ in items added, removed and changed, with what was and is', () => {
    const after = makeForm([
      { key: 'A', question: '新嗎？', grade: 'major' },
      { key: 'D' },
      { key: 'C', section: '乙' },
    ])
    expect(short(after)).toEqual(['item A changed question grade', 'item D added', 'item B removed'])
    expect(differenceOf(before, after)[0]!.fields).toEqual([
      { field: 'question', before: 'A嗎？', after: '新嗎？' },
      { field: 'grade', before: 'minor', after: 'major' },
    ])
  })

  test('differ in the order of items, by as few as moved', () => {
    const many = makeForm(['A', 'B', 'C', 'D', 'E'].map((key) => ({ key })))
    const after = makeForm(['E', 'A', 'B', 'C', 'D'].map((key) => ({ key })))
    expect(differenceOf(many, after)).toEqual([{ of: 'item', key: 'E', change: 'moved', fields: [] }])
  })

  test('differ in title and sections', () => {
    const items = [{ key: 'A' }, { key: 'B' }, { key: 'C', section: '丙' }]
    const sections = [{ title: '甲', repeats: { least: 1, most: 3 } }]
    expect(short(makeForm(items, { title: '新表', sections }))).toEqual([
      'form changed title',
      'section 甲 changed repeats',
      'section 丙 added',
      'section 乙 removed',
      'item C changed section',
    ])
  })
})

test('what is said to have moved is enough: without it the order is the same', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  fc.assert(
    fc.property(fc.shuffledSubarray(letters), fc.shuffledSubarray(letters), (one, other) => {
      const moved = movedBetween(one, other)
      const kept = one.filter((key) => other.includes(key) && !moved.has(key))
      expect(other.filter((key) => one.includes(key) && !moved.has(key))).toEqual(kept)
    }),
  )
})
