import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { differenceOf } from '#domain/checklist/difference.rules.ts'
import { takeTheirs, updateFromModel } from '#domain/checklist/model-update.rules.ts'
import { makeForm, type TestItem } from '#test/forms.ts'

const base = makeForm([{ key: 'A' }, { key: 'B' }, { key: 'C', section: '乙' }])
const keys = ({ items }: ChecklistContent) => items.map(({ key }) => key).join('')
const model = (items: TestItem[], rest: object = {}) => makeForm(items, { version: 2, ...rest })

describe('a form brought up to a newer model', () => {
  test('takes what only the model changed, and keeps what only the agency changed', () => {
    const mine = makeForm([{ key: 'A', guidance: '看傳閱單' }, { key: 'B' }, { key: 'X' }, { key: 'C', section: '乙' }])
    const theirs = model([{ key: 'A', grade: 'major' }, { key: 'B' }, { key: 'D' }, { key: 'C', section: '乙' }])
    const { content, conflicts } = updateFromModel(base, { ...mine, version: 7 }, theirs)
    expect(conflicts).toEqual([])
    expect(content.items[0]).toMatchObject({ guidance: '看傳閱單', grade: 'major' })
    expect(keys(content)).toBe('ABXDC')
    expect(content).toMatchObject({ version: 7, modelVersion: 2 })
  })

  test('keeps its own where both changed the same, and shows the conflict', () => {
    const mine = makeForm([{ key: 'A', question: '我的嗎？' }, { key: 'B' }, { key: 'C', section: '乙' }])
    const theirs = model([{ key: 'A', question: '範本的嗎？' }, { key: 'B' }, { key: 'C', section: '乙' }])
    const { content, conflicts } = updateFromModel(base, mine, theirs)
    expect(content.items[0]!.question).toBe('我的嗎？')
    expect(conflicts).toEqual([
      {
        of: 'item',
        itemKey: 'A',
        section: '',
        field: 'question',
        base: 'A嗎？',
        mine: '我的嗎？',
        theirs: '範本的嗎？',
      },
    ])
    expect(takeTheirs(content, conflicts[0]!).items[0]!.question).toBe('範本的嗎？')
  })

  test('has no conflict where both changed it alike', () => {
    const same = [{ key: 'A', question: '新嗎？' }, { key: 'B' }, { key: 'C', section: '乙' }]
    expect(updateFromModel(base, makeForm(same), model(same)).conflicts).toEqual([])
  })

  test('drops what either removed and the other left alone', () => {
    const withoutB = [{ key: 'A' }, { key: 'C', section: '乙' }]
    expect(keys(updateFromModel(base, makeForm(withoutB), { ...base, version: 2 }).content)).toBe('AC')
    expect(keys(updateFromModel(base, base, model(withoutB)).content)).toBe('AC')
  })

  test('asks about what one removed and the other changed', () => {
    const withoutB = [{ key: 'A' }, { key: 'C', section: '乙' }]
    const changedB = [{ key: 'A' }, { key: 'B', grade: 'critical' as const }, { key: 'C', section: '乙' }]
    const removedByModel = updateFromModel(base, makeForm(changedB), model(withoutB))
    expect(keys(removedByModel.content)).toBe('ABC')
    expect(removedByModel.conflicts).toMatchObject([{ itemKey: 'B', field: 'item', theirs: undefined }])
    expect(keys(takeTheirs(removedByModel.content, removedByModel.conflicts[0]!))).toBe('AC')

    const removedByMe = updateFromModel(base, makeForm(withoutB), model(changedB))
    expect(keys(removedByMe.content)).toBe('AC')
    expect(removedByMe.conflicts).toMatchObject([{ itemKey: 'B', field: 'item', mine: undefined }])
    expect(keys(takeTheirs(removedByMe.content, removedByMe.conflicts[0]!))).toBe('ABC')
  })

  test('always keeps an item', () => {
    const merged = updateFromModel(
      makeForm([{ key: 'A' }, { key: 'B' }]),
      makeForm([{ key: 'A' }]),
      model([{ key: 'B' }]),
    )
    expect(keys(merged.content)).toBe('A')
  })

  test('follows the order of the model only where the agency has not made its own', () => {
    const turned = [{ key: 'B' }, { key: 'A' }, { key: 'C', section: '乙' }]
    expect(keys(updateFromModel(base, base, model(turned)).content)).toBe('BAC')
    const mine = makeForm([{ key: 'C', section: '乙' }, { key: 'A' }, { key: 'B' }])
    expect(keys(updateFromModel(base, mine, model(turned)).content)).toBe('CAB')
  })

  test('merges sections and title as it does items', () => {
    const three = { least: 1, most: 3 }
    const five = { least: 5, most: 5 }
    const mine = makeForm(base.items, { title: '我的表', sections: [{ title: '甲', repeats: three }] })
    const theirs = model(base.items, {
      title: '新表',
      sections: [
        { title: '甲', repeats: five },
        { title: '乙', repeats: five },
      ],
    })
    const { content, conflicts } = updateFromModel(base, mine, theirs)
    expect(content.title).toBe('我的表')
    expect(content.sections).toEqual([
      { title: '甲', repeats: three },
      { title: '乙', repeats: five },
    ])
    expect(conflicts.map(({ of, section, field }) => `${of} ${section} ${field}`)).toEqual([
      'form  title',
      'section 甲 repeats',
    ])
    const chosen = conflicts.reduce(takeTheirs, content)
    expect(chosen.title).toBe('新表')
    expect(chosen.sections.find(({ title }) => title === '甲')!.repeats).toEqual(five)
  })
})

describe('whatever the two sides did', () => {
  const items = fc
    .uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((key) => fc.record({ key: fc.constant(key), grade: fc.constantFrom('minor', 'major') }))),
    )
  const content = items.map((made) => makeForm(made as TestItem[]))

  test('a model that did not change changes nothing', () => {
    fc.assert(
      fc.property(content, content, (then, mine) => {
        const { content: merged, conflicts } = updateFromModel(then, mine, then)
        expect(differenceOf(mine, merged)).toEqual([])
        expect(conflicts).toEqual([])
      }),
    )
  })

  test('a form that was left as it came becomes the model', () => {
    fc.assert(
      fc.property(content, content, (then, theirs) => {
        const { content: merged, conflicts } = updateFromModel(then, then, theirs)
        expect(differenceOf(theirs, merged)).toEqual([])
        expect(conflicts).toEqual([])
      }),
    )
  })
})
