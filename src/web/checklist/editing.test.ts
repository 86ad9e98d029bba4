import { describe, expect, test } from 'vitest'
import { ChecklistContent } from '#domain/checklist/checklist.ts'
import {
  addItem,
  addSection,
  changeItem,
  changeKind,
  changeSection,
  copyItem,
  moveItem,
  moveSection,
  nextKey,
  placeItem,
  removeItem,
  removeSection,
  renameSection,
  sectionsOf,
} from './editing.ts'
import { back, begin, forward, step } from './history.ts'

const form = ChecklistContent.parse({
  kind: 'own',
  title: '表',
  version: 1,
  source: '',
  sections: [{ title: '乙', shownIf: "${A01} = 'compliant'" }],
  items: ['A01甲', 'A02甲', 'B01乙', 'B02乙', 'C01丙'].map((text) => ({
    key: text.slice(0, 3),
    section: text[3],
    sectionEn: `${text[3]} in English`,
    question: text,
    grade: 'minor',
  })),
})
const outline = (content: ChecklistContent) =>
  sectionsOf(content)
    .map(({ title, items }) => `${title} ${items.map(({ key }) => key).join(' ')}`)
    .join('｜')

test('an outline is sections with their items', () => {
  expect(outline(form)).toBe('甲 A01 A02｜乙 B01 B02｜丙 C01')
})

describe('an item', () => {
  test('moves within its section, and past its edge into the next one', () => {
    expect(outline(moveItem(form, 'A01', 1))).toBe('甲 A02 A01｜乙 B01 B02｜丙 C01')
    const over = moveItem(form, 'A02', 1)
    expect(outline(over)).toBe('甲 A01｜乙 A02 B01 B02｜丙 C01')
    expect(over.items[1]!.sectionEn).toBe('乙 in English')
    expect(outline(moveItem(form, 'B01', -1))).toBe('甲 A01 A02 B01｜乙 B02｜丙 C01')
  })

  test('stays where there is nothing beyond', () => {
    expect(moveItem(form, 'A01', -1)).toBe(form)
    expect(moveItem(form, 'C01', 1)).toBe(form)
  })

  test('is put where another stands, before or behind it', () => {
    expect(outline(placeItem(form, 'C01', 'A02', false))).toBe('甲 A01 C01 A02｜乙 B01 B02')
    expect(outline(placeItem(form, 'A01', 'C01', true))).toBe('甲 A02｜乙 B01 B02｜丙 C01 A01')
    expect(placeItem(form, 'A01', 'A01', true)).toBe(form)
  })

  test('that is added stands behind the chosen one, under a key that nobody has', () => {
    const { content, key } = addItem(form, 'A01')
    expect(key).toBe('A03')
    expect(outline(content)).toBe('甲 A01 A03 A02｜乙 B01 B02｜丙 C01')
    expect(copyItem(form, 'B02').content.items[4]).toMatchObject({ key: 'B03', question: 'B02乙' })
  })

  test('without a number in its key still has a successor', () => {
    expect(nextKey(form, 'door')).toBe('door01')
    expect(nextKey(form, '')).toBe('Q01')
  })

  test('that is removed takes the rules of an emptied section with it; the last one stays', () => {
    const rest = removeItem(removeItem(form, 'B01'), 'B02')
    expect(rest.sections).toEqual([])
    const last = { ...form, items: form.items.slice(0, 1) }
    expect(removeItem(last, 'A01')).toBe(last)
  })

  test('with another kind of answer leaves what belonged to the former', () => {
    const number = changeItem(changeKind(form, 'A01', 'number'), 'A01', { number: { least: 18 } })
    expect(number.items[0]).toMatchObject({ answerKind: 'number', number: { least: 18 } })
    const choice = changeKind(number, 'A01', 'choice').items[0]!
    expect(choice).not.toHaveProperty('number')
    expect(choice.choices).toEqual([])
    expect(changeKind(form, 'A01', 'note').items[0]!.required).toBe(false)
  })

  test('loses a field that is emptied', () => {
    const told = changeItem(form, 'A01', { guidance: '看鎖' })
    expect(changeItem(told, 'A01', { guidance: undefined })).toEqual(form)
  })
})

describe('a section', () => {
  test('moves with its items', () => {
    expect(outline(moveSection(form, '乙', -1))).toBe('乙 B01 B02｜甲 A01 A02｜丙 C01')
    expect(moveSection(form, '甲', -1)).toBe(form)
  })

  test('keeps its rules under another name', () => {
    const renamed = renameSection(form, '乙', { title: '丁', titleEn: '' })
    expect(outline(renamed)).toBe('甲 A01 A02｜丁 B01 B02｜丙 C01')
    expect(renamed.sections).toEqual([{ title: '丁', shownIf: "${A01} = 'compliant'" }])
    expect(renamed.items[2]).not.toHaveProperty('sectionEn')
  })

  test('without rules is only a name', () => {
    const repeated = changeSection(form, '甲', { repeats: { least: 1, most: 5 } })
    expect(repeated.sections).toHaveLength(2)
    expect(changeSection(repeated, '甲', { repeats: undefined })).toEqual(form)
  })

  test('that is added bears a name of its own', () => {
    expect(outline(addSection(form, '甲', '乙').content)).toBe('甲 A01 A02｜乙 2 A03｜乙 B01 B02｜丙 C01')
  })

  test('is removed with its items, unless it is the only one', () => {
    expect(outline(removeSection(form, '乙'))).toBe('甲 A01 A02｜丙 C01')
    const only = { ...form, items: form.items.slice(0, 2) }
    expect(removeSection(only, '甲')).toBe(only)
  })
})

describe('what was changed', () => {
  test('is taken back and done again step by step', () => {
    const past = step(step(begin('a'), 'b', '', 0), 'c', '', 0)
    expect(back(back(past)).now).toBe('a')
    expect(forward(back(past)).now).toBe('c')
    expect(forward(past)).toBe(past)
    expect(back(begin('a')).now).toBe('a')
  })

  test('in one place without a pause is one step', () => {
    let past = begin('')
    for (const [text, at] of [
      ['門', 0],
      ['門是', 500],
      ['門是否', 1000],
      ['門是否上鎖', 4000],
    ] as const)
      past = step(past, text, 'A01.question', at)
    expect(back(past).now).toBe('門是否')
    expect(back(back(past)).now).toBe('')
  })

  test('after going back leaves another way forward', () => {
    const past = step(back(step(begin('a'), 'b', '', 0)), 'c', '', 0)
    expect(forward(past).now).toBe('c')
  })
})
