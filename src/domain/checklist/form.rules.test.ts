import { describe, expect, test } from 'vitest'
import type { Answer, ChecklistContent } from '#domain/checklist/checklist.ts'
import { formOf } from '#domain/checklist/form.rules.ts'
import { makeForm, type TestItem } from '#test/forms.ts'

const form = (items: TestItem[], sections: unknown[] = []) => makeForm(items, { sections })
const answer = (itemKey: string, given: Partial<Answer> = {}): Answer => ({ itemKey, fileIds: [], ...given })
const file = '019a0000-0000-7000-8000-000000000001'
const stateOf = (content: ChecklistContent, answers: Answer[]) => formOf(content, answers, '2026-02-13')
const entryOf = (item: TestItem, ...answers: Answer[]) => stateOf(form([item]), answers).entries[0]!

describe('a question', () => {
  test('lacks an answer until it has one, unless it need not be answered', () => {
    expect(entryOf({ key: 'A' }).gap).toBe('unanswered')
    expect(entryOf({ key: 'A' }, answer('A', { note: '待查' })).gap).toBe('unanswered')
    expect(entryOf({ key: 'A' }, answer('A', { verdict: 'compliant' })).gap).toBeNull()
    expect(entryOf({ key: 'A', required: false }).gap).toBeNull()
    expect(entryOf({ key: 'A', answerKind: 'text' }, answer('A', { value: '  ' })).gap).toBe('unanswered')
  })

  test('that does not comply lacks a note that says what is wrong', () => {
    expect(entryOf({ key: 'A' }, answer('A', { verdict: 'notCompliant' })).gap).toBe('noteMissing')
    expect(entryOf({ key: 'A' }, answer('A', { verdict: 'notCompliant', note: ' \n' })).gap).toBe('noteMissing')
    expect(entryOf({ key: 'A' }, answer('A', { verdict: 'notCompliant', note: '壞' })).gap).toBeNull()
  })

  test('may need a photograph always, or when it does not comply', () => {
    const wrong = { verdict: 'notCompliant', note: '壞' } as const
    expect(entryOf({ key: 'A', evidence: 'always' }, answer('A', { verdict: 'compliant' })).gap).toBe('fileMissing')
    expect(entryOf({ key: 'A', evidence: 'whenNotCompliant' }, answer('A', { verdict: 'compliant' })).gap).toBeNull()
    expect(entryOf({ key: 'A', evidence: 'whenNotCompliant' }, answer('A', wrong)).gap).toBe('fileMissing')
    expect(entryOf({ key: 'A', evidence: 'always' }, answer('A', { ...wrong, fileIds: [file] })).gap).toBeNull()
    expect(entryOf({ key: 'A', evidence: 'always' }, answer('A', { verdict: 'notApplicable' })).gap).toBeNull()
  })

  test('for a number is judged by its limits, and by nothing where it has none', () => {
    const limits = { unit: '℃', least: 18, most: 27 }
    const of = (value: number, number: object = limits) =>
      entryOf({ key: 'A', answerKind: 'number', number }, answer('A', { value, note: '已調整' })).verdict
    expect([17.9, 18, 27, 27.1].map((value) => of(value))).toEqual([
      'notCompliant',
      'compliant',
      'compliant',
      'notCompliant',
    ])
    expect(of(500, { unit: '台' })).toBeNull()
  })

  test('for a choice fails where one that fails is chosen', () => {
    const choices = [
      { name: 'good', label: '良好' },
      { name: 'bad', label: '損壞', fails: true as const },
    ]
    const of = (value: string | string[], several?: true) =>
      entryOf({ key: 'A', answerKind: 'choice', choices, several }, answer('A', { value, note: '註' })).verdict
    expect([of('good'), of('bad'), of(['good', 'bad'], true)]).toEqual(['compliant', 'notCompliant', 'notCompliant'])
    const neutral = [{ name: 'east', label: '東' }]
    expect(
      entryOf({ key: 'A', answerKind: 'choice', choices: neutral }, answer('A', { value: 'east' })).verdict,
    ).toBeNull()
  })

  test('that does not apply is answered whatever it asks for', () => {
    for (const answerKind of [
      'verdict',
      'number',
      'choice',
      'text',
      'date',
      'photograph',
      'signature',
      'code',
    ] as const)
      expect(entryOf({ key: 'A', answerKind }, answer('A', { verdict: 'notApplicable' })).gap).toBeNull()
  })

  test.each([
    [{ answerKind: 'verdict' }, { verdict: 'compliant', value: 'x' }],
    [{ answerKind: 'number' }, { value: 'ten' }],
    [{ answerKind: 'number', number: { whole: true } }, { value: 1.5 }],
    [{ answerKind: 'number' }, { verdict: 'compliant' }],
    [{ answerKind: 'text' }, { value: 3 }],
    [{ answerKind: 'date' }, { value: '2026-02-30' }],
    [{ answerKind: 'choice', choices: [{ name: 'a', label: 'a' }] }, { value: 'b' }],
    [{ answerKind: 'choice', several: true, choices: [{ name: 'a', label: 'a' }] }, { value: ['a', 'a'] }],
    [{ answerKind: 'code' }, { value: ['a'] }],
  ] as [Partial<TestItem>, Partial<Answer>][])('%j takes no %j', (item, given) => {
    expect(entryOf({ key: 'A', ...item }, answer('A', given)).gap).toBe('outOfKind')
  })

  test('of photograph or signature is answered by its file, and a note is only read', () => {
    expect(entryOf({ key: 'A', answerKind: 'photograph' }).gap).toBe('unanswered')
    expect(entryOf({ key: 'A', answerKind: 'signature' }, answer('A', { fileIds: [file] })).gap).toBeNull()
    expect(entryOf({ key: 'A', answerKind: 'note' }).gap).toBeNull()
  })

  test('says its message while its constraint does not hold', () => {
    const item = {
      key: 'A',
      answerKind: 'date',
      constraint: { holds: '. <= today()', message: '不得晚於今日' },
    } as const
    expect(entryOf(item, answer('A', { value: '2026-02-14' }))).toMatchObject({
      gap: 'constraintBroken',
      message: '不得晚於今日',
    })
    expect(entryOf(item, answer('A', { value: '2026-02-13' }))).toMatchObject({ gap: null, message: null })
    expect(entryOf(item).gap).toBe('unanswered')
  })
})

describe('what is shown', () => {
  const content = form([
    { key: 'A' },
    { key: 'B', shownIf: "${A} = 'notCompliant'", answerKind: 'number' },
    { key: 'C', shownIf: '${B} > 3' },
  ])

  test('follows the answers', () => {
    const shown = (...answers: Answer[]) => stateOf(content, answers).entries.map(({ isShown }) => isShown)
    const wrong = answer('A', { verdict: 'notCompliant', note: '壞' })
    expect(shown()).toEqual([true, false, false])
    expect(shown(wrong)).toEqual([true, true, false])
    expect(shown(wrong, answer('B', { value: 4 }))).toEqual([true, true, true])
  })

  test('does not hang on an answer that is itself not shown', () => {
    const left = [answer('A', { verdict: 'compliant' }), answer('B', { value: 4 })]
    const { entries } = stateOf(content, left)
    expect(entries.map(({ isShown }) => isShown)).toEqual([true, false, false])
    expect(entries.map(({ gap }) => gap)).toEqual([null, null, null])
  })

  test('is a whole section or none of it', () => {
    const sections = [{ title: '乙', shownIf: "${A} = 'compliant'" }]
    const two = form([{ key: 'A' }, { key: 'B', section: '乙' }], sections)
    expect(stateOf(two, []).sections.map(({ shown }) => shown)).toEqual([true, false])
    expect(stateOf(two, [answer('A', { verdict: 'compliant' })]).entries[1]).toMatchObject({
      isShown: true,
      gap: 'unanswered',
    })
  })

  test('in a circle, which no published form has, ends all the same', () => {
    const circle = form([
      { key: 'A', shownIf: "${B} != 'x'" },
      { key: 'B', shownIf: "${A} != 'x'" },
    ])
    expect(stateOf(circle, []).entries).toHaveLength(2)
  })

  test('while a formula is half typed is as if there were none', () => {
    expect(entryOf({ key: 'A', shownIf: '${A} = ' }).isShown).toBe(true)
  })
})

describe('choices', () => {
  const floors = [
    { name: 'f1', label: '一樓', attributes: { building: 'old' } },
    { name: 'f2', label: '二樓', attributes: { building: 'new' } },
  ]
  const content = form([
    { key: 'building', answerKind: 'text' },
    { key: 'floor', answerKind: 'choice', choices: floors, choiceFilter: 'building = ${building}' },
  ])
  const building = (value: string) => answer('building', { value })

  test('are those that the filter leaves', () => {
    const names = (value: string) => stateOf(content, [building(value)]).entries[1]!.choices.map(({ name }) => name)
    expect([names('old'), names('new'), names('?')]).toEqual([['f1'], ['f2'], []])
  })

  test('no longer offered are no answer', () => {
    expect(stateOf(content, [building('old'), answer('floor', { value: 'f1' })]).entries[1]!.gap).toBeNull()
    expect(stateOf(content, [building('new'), answer('floor', { value: 'f1' })]).entries[1]!.gap).toBe('outOfKind')
  })
})

describe('a section that repeats', () => {
  const sections = [{ title: '電腦', repeats: { least: 2, most: 4 } }]
  const content = form(
    [
      { key: 'age', section: '電腦', answerKind: 'number' },
      { key: 'why', section: '電腦', answerKind: 'text', shownIf: '${age} > 5' },
      { key: 'total', answerKind: 'calculation', calculation: 'sum(${age})' },
      { key: 'old', answerKind: 'calculation', calculation: "if(count(${why}) > 0, concat(count(${why}), '台'), '')" },
    ],
    sections,
  )

  test('stands once for each object, at least as often as it asks', () => {
    expect(stateOf(content, []).sections[0]).toMatchObject({ times: 2, repeats: { least: 2, most: 4 } })
    expect(stateOf(content, [answer('age', { at: 2, value: 1 })]).sections[0]!.times).toBe(3)
    expect(stateOf(content, [answer('age', { at: 9, value: 1 })]).sections[0]!.times).toBe(4)
    const places = stateOf(content, []).entries.map(({ item, at }) => `${item.key}${at ?? ''}`)
    expect(places).toEqual(['age0', 'why0', 'age1', 'why1', 'total', 'old'])
  })

  test('means the answers of the same object within, and those of all from outside', () => {
    const { entries } = stateOf(content, [answer('age', { at: 0, value: 3 }), answer('age', { at: 1, value: 7 })])
    expect(entries.map(({ isShown }) => isShown)).toEqual([true, false, true, true, true, true])
    expect(entries.at(-2)!.calculated).toBe(10)
    expect(entries.at(-1)!.calculated).toBe('1台')
  })

  test('comes to nothing where nothing was given', () => {
    expect(stateOf(content, []).entries.at(-1)!.calculated).toBeNull()
  })
})

test('a form of three hundred questions with formulas is worked out in a few thousandths of a second', () => {
  const many = form(
    Array.from({ length: 300 }, (_, index) => ({
      key: `Q${index}`,
      answerKind: 'number' as const,
      ...(index > 0 && {
        shownIf: `\${Q${index - 1}} > 0 and \${Q0} < 1000`,
        constraint: { holds: '. > 0', message: '' },
      }),
    })),
  )
  const answers = many.items.map(({ key }, index) => answer(key, { value: index + 1 }))
  for (let warm = 0; warm < 20; warm += 1) stateOf(many, answers)
  const times = Array.from({ length: 20 }, () => {
    const started = performance.now()
    expect(stateOf(many, answers).entries.every(({ isShown }) => isShown)).toBe(true)
    return performance.now() - started
  })
  expect(times.sort((a, b) => a - b)[10]).toBeLessThan(50)
})
