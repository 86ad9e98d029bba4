import { describe, expect, test } from 'vitest'
import { formOfModel } from '#domain/checklist/catalogue.rules.ts'
import { nextVersion } from '#domain/checklist/checklist.rules.ts'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'

const latest = formOfModel(modelChecklists[0]!)

/** As a document store gives it back: the same fields in another order. */
const reordered = (content: ChecklistContent): ChecklistContent =>
  ({
    ...Object.fromEntries(Object.entries(content).reverse()),
    items: content.items.map((item) => Object.fromEntries(Object.entries(item).reverse())),
  }) as ChecklistContent

describe('the next version of a form', () => {
  test('has the next number', () => {
    expect(nextVersion(latest, { ...latest, title: '新' })).toEqual({ ...latest, title: '新', version: 2 })
  })

  test('differs from the latest in more than the order of its fields', () => {
    expect(() => nextVersion(latest, reordered(latest))).toThrow('checklist.unchanged')
    const swapped = { ...latest, items: latest.items.toReversed() }
    expect(nextVersion(latest, swapped).items).toEqual(swapped.items)
  })

  test('is made on the latest', () => {
    expect(() => nextVersion(latest, { ...latest, title: '新', version: 2 })).toThrow('changed_meanwhile')
  })
})
