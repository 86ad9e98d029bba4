import { describe, expect, test } from 'vitest'
import type { Answer, Verdict } from '#domain/checklist/checklist.ts'
import { answersOf, countVerdicts, failedItems, handedIn } from '#domain/inspection/answers.rules.ts'
import { makeForm, type TestItem } from '#test/forms.ts'

const form = (items: TestItem[], sections: unknown[] = []) => makeForm(items, { sections })
const today = '2026-02-13'
const keys = Array.from({ length: 20 }, (_, index) => `A${index}`)
const plain = form(keys.map((key) => ({ key })))
const answer = (itemKey: string, verdict: Verdict = 'compliant', note?: string): Answer => ({
  itemKey,
  verdict,
  fileIds: [],
  ...(note !== undefined && { note }),
})
const value = (itemKey: string, given: Answer['value'], rest: Partial<Answer> = {}): Answer => ({
  itemKey,
  value: given,
  fileIds: [],
  ...rest,
})
const all = keys.map((key) => answer(key))
const refusal = (code: string, details: object) => expect.objectContaining({ code, details })

describe('the answers of a form', () => {
  test('stand in its order, and may be few', () => {
    expect(answersOf(plain, all.toReversed())).toEqual(all)
    expect(answersOf(plain, [])).toEqual([])
  })

  test('belong to its questions', () => {
    const answers = [...all, answer('Z98'), answer('Z99')]
    expect(() => answersOf(plain, answers)).toThrow(refusal('inspection.item_unknown', { keys: ['Z98', 'Z99'] }))
  })

  test('are one to a question', () => {
    const answers = [...all, answer(keys[2]!), answer(keys[2]!)]
    expect(() => answersOf(plain, answers)).toThrow(refusal('inspection.item_repeated', { keys: [keys[2]] }))
  })

  test('bear two hundred files together, those of what was mended among them, and not one more', () => {
    const files = (count: number) => Array<string>(count).fill('file')
    const bearing = (...counts: number[]) =>
      counts.map((count, at) => ({ ...answer(keys[at]!), fileIds: files(count) }))
    const fixed = { ...answer(keys[19]!, 'notCompliant', '壞'), fixed: { description: '換新', fileIds: files(10) } }
    const ten = Array<number>(9).fill(20)
    expect(answersOf(plain, [...bearing(...ten, 10), fixed])).toHaveLength(11)
    expect(() => answersOf(plain, [...bearing(...ten, 11), fixed])).toThrow(
      refusal('inspection.too_many_files', { most: 200 }),
    )
  })

  test('are of the kind that was asked for, also while they are kept for later', () => {
    const content = form([{ key: 'A', answerKind: 'number' }, { key: 'B', answerKind: 'date' }, { key: 'C' }])
    const answers = [value('A', 'warm'), value('B', '2026-13-01'), value('C', 1)]
    expect(() => answersOf(content, answers)).toThrow(
      refusal('inspection.answer_of_other_kind', { keys: ['A', 'B', 'C'] }),
    )
    expect(answersOf(content, [value('A', 21), { itemKey: 'C', note: '待查', fileIds: [] }])).toHaveLength(2)
  })

  test('to what is only read or worked out are refused', () => {
    const content = form([
      { key: 'N', answerKind: 'note' },
      { key: 'K', answerKind: 'calculation', calculation: '1' },
    ])
    expect(() => answersOf(content, [value('N', 'x'), { itemKey: 'K', fileIds: [] }])).toThrow(
      refusal('inspection.answer_of_other_kind', { keys: ['N', 'K'] }),
    )
  })
})

describe('the answers of a section that repeats', () => {
  const content = form([{ key: 'A' }, { key: 'B', section: '乙' }], [{ title: '乙', repeats: { least: 2, most: 3 } }])
  const about = (itemKey: string, at?: number) => ({ ...answer(itemKey), ...(at !== undefined && { at }) })

  test('are one to each object, in their order', () => {
    const answers = [about('B', 2), about('A'), about('B', 0)]
    expect(answersOf(content, answers)).toEqual([about('A'), about('B', 0), about('B', 2)])
    expect(() => answersOf(content, [about('B', 1), about('B', 1)])).toThrow(
      refusal('inspection.item_repeated', { keys: ['B#1'] }),
    )
  })

  test('are of no more objects than it may have, and elsewhere there are none', () => {
    expect(() => answersOf(content, [about('A', 0), about('B'), about('B', 3)])).toThrow(
      refusal('inspection.object_unknown', { keys: ['A#0', 'B', 'B#3'] }),
    )
  })

  test('are given for as many as it asks at least', () => {
    expect(() => handedIn(content, [about('A'), about('B', 0)], today)).toThrow(
      refusal('inspection.incomplete', { missing: ['B#1'], count: 1 }),
    )
    expect(handedIn(content, [about('A'), about('B', 0), about('B', 1)], today).answers).toHaveLength(3)
  })
})

describe('what is handed in', () => {
  test('answers each question', () => {
    expect(handedIn(plain, all, today)).toEqual({ answers: all, dropped: [] })
    const [first, ...rest] = all
    expect(() => handedIn(plain, rest, today)).toThrow(
      refusal('inspection.incomplete', { missing: [first!.itemKey], count: 1 }),
    )
  })

  test.each([undefined, '', ' \n　'])('says what is wrong where something is, and %j says nothing', (note) => {
    const answers = all.with(1, answer(keys[1]!, 'notCompliant', note))
    expect(() => handedIn(plain, answers, today)).toThrow(refusal('inspection.note_missing', { keys: [keys[1]] }))
  })

  test('needs no note where all is well or nothing applies', () => {
    expect(handedIn(plain, all.with(1, answer(keys[1]!, 'notApplicable')), today).answers).toHaveLength(20)
  })

  test('shows its evidence', () => {
    const content = form([{ key: 'A', evidence: 'always' }])
    expect(() => handedIn(content, [answer('A')], today)).toThrow(refusal('inspection.file_missing', { keys: ['A'] }))
  })

  test('meets the constraints', () => {
    const constraint = { holds: '. <= today()', message: '不得晚於今日' }
    const content = form([{ key: 'A', answerKind: 'date', constraint }])
    expect(() => handedIn(content, [value('A', '2026-02-14')], today)).toThrow(
      refusal('inspection.constraint_broken', { keys: ['A'] }),
    )
    expect(handedIn(content, [value('A', '2026-02-13')], today).answers).toHaveLength(1)
  })

  test('chooses only among what is offered', () => {
    const choices = [{ name: 'f1', label: '一樓', attributes: { wing: 'east' } }]
    const content = form([{ key: 'A', answerKind: 'choice', choices, choiceFilter: "wing = 'west'" }])
    expect(() => handedIn(content, [value('A', 'f1')], today)).toThrow(
      refusal('inspection.answer_of_other_kind', { keys: ['A'] }),
    )
  })

  test('leaves out what is no longer shown, and says so', () => {
    const content = form([{ key: 'A' }, { key: 'B', shownIf: "${A} = 'notCompliant'" }])
    const answers = [answer('A'), answer('B', 'notCompliant', '壞')]
    expect(handedIn(content, answers, today)).toEqual({ answers: [answer('A')], dropped: ['B'] })
  })
})

describe('verdicts', () => {
  const content = form(
    [
      { key: 'A' },
      { key: 'T', answerKind: 'number', number: { most: 27 } },
      {
        key: 'S',
        section: '乙',
        answerKind: 'choice',
        choices: [
          { name: 'ok', label: '好' },
          { name: 'bad', label: '壞', fails: true },
        ],
      },
      { key: 'X', answerKind: 'text', section: '丙' },
    ],
    [{ title: '乙', repeats: { least: 0, most: 5 } }],
  )
  const answers = [
    answer('A', 'notApplicable'),
    value('T', 28, { note: '冷氣故障' }),
    value('S', 'ok', { at: 0 }),
    value('S', 'bad', { at: 1, note: '破損' }),
    value('X', '紀錄'),
  ]

  test('are counted as given, as limits judge numbers and as choices fail', () => {
    expect(countVerdicts(content, answers)).toEqual({ compliant: 1, notCompliant: 2, notApplicable: 1 })
  })

  test('that do not comply name question, object and answer', () => {
    expect(failedItems(content, answers)).toEqual([
      { item: content.items[1], at: undefined, answer: answers[1] },
      { item: content.items[2], at: 1, answer: answers[3] },
    ])
  })
})
