import { describe, expect, test } from 'vitest'
import {
  Answer,
  ChecklistContent,
  ChecklistKind,
  defaultDueWorkdaysByGrade,
  Grade,
} from '#domain/checklist/checklist.ts'
import { differenceOf } from '#domain/checklist/difference.rules.ts'
import { faultsOf } from '#domain/checklist/faults.rules.ts'
import { modelChecklists, modelOf } from '#domain/checklist/model-checklists.ts'

const items = modelChecklists.flatMap((checklist) => checklist.items)

describe('the model checklists', () => {
  test('are one of each kind', () => {
    const kinds = ChecklistKind.options.filter((kind) => kind !== 'own')
    expect(modelChecklists.map((checklist) => checklist.kind)).toEqual(kinds)
  })

  test('have no faults, so that an agency can publish them as they are', () => {
    for (const model of modelChecklists) expect(faultsOf(model)).toEqual([])
  })

  test('are kept in every version that was shipped, each saying something new', () => {
    for (const { kind, version } of modelChecklists)
      for (let earlier = 1; earlier < version; earlier += 1) {
        const [before, after] = [modelOf(kind, earlier)!, modelOf(kind, earlier + 1)!]
        expect(differenceOf(before, after).filter(({ of }) => of === 'item').length).toBeGreaterThan(1)
        expect(after.items.length).toBeGreaterThanOrEqual(before.items.length)
      }
    expect(modelChecklists.map(({ version }) => version)).toContain(2)
    expect(modelOf('agencySecurity', 3)).toBeUndefined()
  })

  test('say where they come from, and that nothing else in them is law', () => {
    for (const { source, version } of modelChecklists) {
      expect(source).toContain(`守歲範本第${version}版`)
      expect(source).toContain('均非法令規定')
    }
  })

  test('can be filled in at one go', () => {
    for (const { items } of modelChecklists) {
      expect(items.length).toBeGreaterThanOrEqual(12)
      expect(items.length).toBeLessThanOrEqual(32)
    }
  })

  test('share no key, so that a key names one question', () => {
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length)
  })

  test('keep the items of a section together', () => {
    for (const { items } of modelChecklists) {
      const changes = items.filter((item, index) => item.section !== items[index - 1]?.section)
      expect(new Set(changes.map((item) => item.section)).size).toBe(changes.length)
    }
  })

  test('ask questions in both languages', () => {
    for (const item of items) {
      // What is asked as a question of compliance is answered by a verdict; the rest names what is to be given.
      if (item.answerKind === 'verdict') expect(item.question).toMatch(/嗎？$/)
      if (item.answerKind === 'verdict') expect(item.questionEn).toMatch(/\?$/)
      expect(item.questionEn).toBeTruthy()
      expect(item.questionEn).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('use every grade', () => {
    for (const { items } of modelChecklists)
      expect(new Set(items.map((item) => item.grade))).toEqual(new Set(Grade.options))
  })
})

describe('a checklist', () => {
  const [model] = modelChecklists

  test('with two items of one key is refused', () => {
    const twice = { ...model, items: [model!.items[0], model!.items[0]] }
    expect(ChecklistContent.safeParse(twice).error?.issues[0]).toMatchObject({
      path: ['items'],
      message: 'duplicate_key',
    })
  })

  test('without items is refused', () => {
    expect(ChecklistContent.safeParse({ ...model, items: [] }).success).toBe(false)
  })

  test('with a grade of its own invention is refused', () => {
    const odd = { ...model, items: [{ ...model!.items[0], grade: 'catastrophic' }] }
    expect(ChecklistContent.safeParse(odd).success).toBe(false)
  })
})

test('an answer may wait for its verdict, and has none of its own invention', () => {
  expect(Answer.safeParse({ itemKey: 'A01', note: '待查', fileIds: [] }).success).toBe(true)
  expect(Answer.safeParse({ itemKey: 'A01', verdict: 'compliant', fileIds: [] }).success).toBe(true)
  expect(Answer.safeParse({ itemKey: 'A01', verdict: 'fine', fileIds: [] }).success).toBe(false)
})

test('the worse the deficiency, the sooner it is due', () => {
  const { critical, major, minor } = defaultDueWorkdaysByGrade
  expect(critical).toBeLessThan(major)
  expect(major).toBeLessThan(minor)
})
