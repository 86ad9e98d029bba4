import { describe, expect, test } from 'vitest'
import { type Answer, ChecklistContent, type ChecklistItem, type ChecklistText } from '#domain/checklist/checklist.ts'
import { formOf } from '#domain/checklist/form.rules.ts'
import { type Answers, answeredWith, byPlace, changedBy, emptyAnswer, inOrder } from './answers.ts'
import { groupsOf, numbersOf, progressOf, questionsOf } from './form-groups.ts'
import { readNumber } from './number-limits.ts'
import { confirmed, nameOfObject, objectAdded, objectRemoved } from './section-answers.ts'

const item = (key: string, section: string, more: object = {}) => ({
  key,
  section,
  question: key,
  grade: 'minor' as const,
  ...more,
})
const text: ChecklistText = {
  kind: 'own',
  title: '表',
  version: 1,
  source: '',
  sections: [{ title: '電腦', repeats: { least: 1, most: 5 } }],
  items: [
    item('A1', '門窗'),
    item('A2', '門窗', { evidence: 'always' }),
    item('A3', '門窗', { answerKind: 'number', number: { least: 18, most: 27 } }),
    item('A4', '門窗'),
    item('N1', '門窗', { answerKind: 'note' }),
    item('P1', '電腦', { answerKind: 'text' }),
    item('P2', '電腦'),
  ],
}
const content = ChecklistContent.parse(text)
const questionAt = (key: string): ChecklistItem => content.items.find((one) => one.key === key)!
const answer = (itemKey: string, more: Partial<Answer> = {}): Answer => ({ itemKey, fileIds: [], ...more })
const formWith = (...answers: Answer[]) => formOf(content, answers, '2026-02-14')
const groupsWith = (...answers: Answer[]) => groupsOf(content, formWith(...answers), byPlace(answers))
const confirmedIn = (answers: Answers) => confirmed(questionsOf(groupsWith(...Object.values(answers))[0]!), answers)

describe('an answer that is changed by hand', () => {
  test('loses what was taken away, and keeps the rest', () => {
    const before = answer('A3', { value: 20, note: '儀表偏高' })
    expect(answeredWith(questionAt('A3'), before, { value: undefined })).toEqual(answer('A3', { note: '儀表偏高' }))
  })

  test('was no longer given by the section, but a note beside it changes nothing of that', () => {
    const before = answer('A1', { verdict: 'compliant', bySection: true })
    expect(answeredWith(questionAt('A1'), before, { note: '已看' })).toEqual({ ...before, note: '已看' })
    expect(answeredWith(questionAt('A1'), before, { verdict: 'compliant' })).toEqual(
      answer('A1', { verdict: 'compliant' }),
    )
  })

  test('was not mended where nothing fails any more', () => {
    const fixed = { description: '已鎖上', fileIds: [] }
    const wrong = answer('A3', { value: 30, fixed })
    expect(answeredWith(questionAt('A3'), wrong, { value: 31 })).toEqual({ ...wrong, value: 31 })
    expect(answeredWith(questionAt('A3'), wrong, { value: 20 })).toEqual(answer('A3', { value: 20 }))
  })
})

describe('one confirmation for a section', () => {
  test('answers only what is open and needs but a look, and says so', () => {
    const given = answer('A1', { verdict: 'notCompliant', note: '破' })
    expect(confirmedIn(byPlace([given]))).toEqual({ A4: answer('A4', { verdict: 'compliant', bySection: true }) })
  })

  test('keeps what was noted before', () => {
    const noted = answer('A4', { note: '明日換鎖' })
    expect(confirmedIn(byPlace([noted])).A4).toEqual({ ...noted, verdict: 'compliant', bySection: true })
  })
})

describe('a section that repeats', () => {
  const computers = [answer('P1', { at: 0, value: '櫃檯' }), answer('P1', { at: 1, value: '會議室' })]
  const inspected = [...computers, answer('P2', { at: 1, verdict: 'compliant' })]
  const items = [questionAt('P1'), questionAt('P2')]

  test('has one object more by a place for its first answer', () => {
    const answers = changedBy(byPlace(computers), objectAdded(items, 2))
    expect(formOf(content, Object.values(answers), '2026-02-14').sections[1]?.times).toBe(3)
  })

  test('closes the gap where an object is removed', () => {
    const answers = changedBy(byPlace(inspected), objectRemoved(items, 0, 2, byPlace(inspected)))
    expect(inOrder(content, answers)).toEqual([
      answer('P1', { at: 0, value: '會議室' }),
      answer('P2', { at: 0, verdict: 'compliant' }),
    ])
  })

  test('names its objects by their first words', () => {
    const objects = groupsWith(...computers, answer('P2', { at: 2 }))[1]!.objects
    expect(objects.map(({ questions }) => nameOfObject(questions))).toEqual(['櫃檯', '會議室', null])
  })

  test('stands on the page object by object', () => {
    const [doors, own] = groupsWith(...computers)
    expect(doors?.objects.map(({ questions }) => questions.length)).toEqual([5])
    expect(own?.objects.map(({ at, questions }) => [at, questions.length])).toEqual([
      [0, 2],
      [1, 2],
    ])
  })
})

test('what is only read is neither numbered nor missing', () => {
  expect(numbersOf(content).get('P1')).toBe(5)
  expect(numbersOf(content).has('N1')).toBe(false)
  const { asked, gaps } = progressOf(formWith())
  expect([asked, gaps.length]).toEqual([6, 6])
})

test('an answer begins empty, at its object', () => {
  expect(emptyAnswer({ itemKey: 'P1', at: 2 })).toEqual(answer('P1', { at: 2 }))
  expect(emptyAnswer({ itemKey: 'A1' })).toEqual(answer('A1'))
})

test.each([
  ['23.5', 23.5],
  ['２３．５', 23.5],
  ['1,200', 1200],
  ['−4', -4],
  ['.5', 0.5],
  ['23.', 23],
  ['', undefined],
  ['約 23', undefined],
  ['1e9', undefined],
  ['--3', undefined],
])('the number typed as %j is %j', (typed, number) => {
  expect(readNumber(typed)).toBe(number)
})
