import { describe, expect, test } from 'vitest'
import {
  Answer,
  ChecklistContent,
  ChecklistKind,
  defaultDueWorkdaysByGrade,
  Grade,
} from '#domain/checklist/checklist.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'

const items = modelChecklists.flatMap((checklist) => checklist.items)

describe('the model checklists', () => {
  test('are one of each kind', () => {
    expect(modelChecklists.map((checklist) => checklist.kind)).toEqual(ChecklistKind.options)
  })

  test('can be filled in at one go', () => {
    for (const { items } of modelChecklists) {
      expect(items.length).toBeGreaterThanOrEqual(15)
      expect(items.length).toBeLessThanOrEqual(30)
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
      expect(item.question).toMatch(/嗎？$/)
      expect(item.questionEn).toMatch(/\?$/)
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

test('an answer without a verdict is refused', () => {
  expect(Answer.safeParse({ itemKey: 'A01', fileIds: [] }).success).toBe(false)
  expect(Answer.safeParse({ itemKey: 'A01', verdict: 'compliant', fileIds: [] }).success).toBe(true)
})

test('the worse the deficiency, the sooner it is due', () => {
  const { critical, major, minor } = defaultDueWorkdaysByGrade
  expect(critical).toBeLessThan(major)
  expect(major).toBeLessThan(minor)
})
