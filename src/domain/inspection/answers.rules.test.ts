import { describe, expect, test } from 'vitest'
import type { Answer, Verdict } from '#domain/checklist/checklist.ts'
import { modelChecklists } from '#domain/checklist/model-checklists.ts'
import { answersOf, checkComplete, countVerdicts, failedItems } from '#domain/inspection/answers.rules.ts'

const checklist = modelChecklists[0]!
const keys = checklist.items.map(({ key }) => key)
const answer = (itemKey: string, verdict: Verdict = 'compliant', note?: string): Answer => ({
  itemKey,
  verdict,
  fileIds: [],
  ...(note !== undefined && { note }),
})
const all = keys.map((key) => answer(key))
const refusal = (code: string, details: object) => expect.objectContaining({ code, details })

describe('the answers of a form', () => {
  test('stand in its order, and may be few', () => {
    expect(answersOf(checklist, all.toReversed())).toEqual(all)
    expect(answersOf(checklist, [])).toEqual([])
  })

  test('belong to its questions', () => {
    const answers = [...all, answer('Z98'), answer('Z99')]
    expect(() => answersOf(checklist, answers)).toThrow(refusal('inspection.item_unknown', { keys: ['Z98', 'Z99'] }))
  })

  test('are one to a question', () => {
    const answers = [...all, answer(keys[2]!), answer(keys[2]!)]
    expect(() => answersOf(checklist, answers)).toThrow(refusal('inspection.item_repeated', { keys: [keys[2]] }))
  })

  test('bear fifty files together, and not one more', () => {
    const bearing = (...counts: number[]) =>
      counts.map((count, index) => ({ ...answer(keys[index]!), fileIds: Array<string>(count).fill('file') }))
    expect(answersOf(checklist, bearing(20, 20, 10))).toHaveLength(3)
    expect(() => answersOf(checklist, bearing(20, 20, 11))).toThrow(refusal('inspection.too_many_files', { most: 50 }))
  })

  test('are complete when each question has one', () => {
    expect(() => checkComplete(checklist, all)).not.toThrow()
    const [first, ...rest] = all
    expect(() => checkComplete(checklist, rest)).toThrow(
      refusal('inspection.incomplete', { missing: [first!.itemKey], count: 1 }),
    )
  })

  test.each([undefined, '', ' \n　'])('say what is wrong where something is, and %j says nothing', (note) => {
    const answers = all.with(1, answer(keys[1]!, 'notCompliant', note))
    expect(() => checkComplete(checklist, answers)).toThrow(refusal('inspection.note_missing', { keys: [keys[1]] }))
  })

  test('need no note where all is well or nothing applies', () => {
    expect(() => checkComplete(checklist, all.with(1, answer(keys[1]!, 'notApplicable')))).not.toThrow()
  })

  test('are counted by verdict, and those that do not comply name their questions', () => {
    const answers = all.with(1, answer(keys[1]!, 'notCompliant', '壞')).with(0, answer(keys[0]!, 'notApplicable'))
    expect(countVerdicts(answers)).toEqual({ compliant: all.length - 2, notCompliant: 1, notApplicable: 1 })
    expect(failedItems(checklist, answers)).toEqual([checklist.items[1]])
  })
})
