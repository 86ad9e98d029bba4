import { describe, expect, test } from 'vitest'
import { type Answer, ChecklistContent, type ChecklistText } from '#domain/checklist/checklist.ts'
import { comparedItems, gapOf, gapShare, sumOf } from '#domain/comparison/comparison.rules.ts'

const item = (key: string, changes: object = {}) => ({
  key,
  section: '門禁',
  question: key,
  grade: 'minor' as const,
  ...changes,
})
const form = (items: ChecklistText['items'], changes: Partial<ChecklistText> = {}) =>
  ChecklistContent.parse({ kind: 'own', title: '表', version: 1, source: '', items, ...changes })
const says = (itemKey: string, given: Partial<Answer>): Answer => ({ itemKey, fileIds: [], ...given })
const submittedAt = '2026-02-11T01:00:00.000Z'
const plain = form(['A', 'B', 'C', 'D', 'E'].map((key) => item(key)))
const filled = (answers: Answer[], content = plain) => ({ content, answers, submittedAt })
const verdicts = (given: Record<string, Answer['verdict']>) =>
  Object.entries(given).map(([key, verdict]) => says(key, verdict ? { verdict } : {}))

describe('what a unit said and what the inspector found', () => {
  const self = filled(verdicts({ A: 'compliant', B: 'compliant', C: 'notCompliant', D: 'notApplicable' }))
  const found = filled(
    verdicts({ A: 'compliant', B: 'notCompliant', C: 'compliant', D: 'compliant', E: 'notCompliant' }),
  )

  test('lie side by side, question by question', () => {
    const items = comparedItems(self, found)
    expect(items.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['A', 'same'],
      ['B', 'overstated'],
      ['C', 'understated'],
      ['D', 'different'],
      ['E', 'notCompared'],
    ])
  })

  test('make the gap: what the unit overstated among all that both judged', () => {
    const gap = gapOf(comparedItems(self, found))
    expect(gap).toEqual({ both: 4, overstated: 1, understated: 1 })
    expect(gapShare(gap)).toBe(0.25)
    expect(sumOf([gap, gap])).toEqual({ both: 8, overstated: 2, understated: 2 })
  })

  test('make no gap where nothing was said', () => {
    const items = comparedItems(null, found)
    expect(new Set(items.map(({ outcome }) => outcome))).toEqual(new Set(['notCompared']))
    expect(gapShare(gapOf(items))).toBeNull()
  })

  test('meet by their keys though the form has changed since', () => {
    const newer = form([item('C', { question: 'C，改寫' }), item('A'), item('F')], { version: 2 })
    const items = comparedItems(self, filled(verdicts({ A: 'notCompliant', C: 'notCompliant', F: 'compliant' }), newer))
    expect(items.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['C', 'same'],
      ['A', 'overstated'],
      ['F', 'notCompared'],
      ['B', 'notCompared'],
      ['D', 'notCompared'],
    ])
    expect(items[0]!.question).toBe('C，改寫')
  })

  test('count for numbers and choices too', () => {
    const measured = form([
      item('T', { answerKind: 'number', number: { most: 26 } }),
      item('L', {
        answerKind: 'choice',
        choices: [
          { name: 'on', label: '亮' },
          { name: 'off', label: '不亮', fails: true },
        ],
      }),
      item('N', { answerKind: 'note' }),
    ])
    const items = comparedItems(
      filled([says('T', { value: 24 }), says('L', { value: 'on' })], measured),
      filled([says('T', { value: 31, note: '過熱' }), says('L', { value: 'on' })], measured),
    )
    expect(items.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['T', 'overstated'],
      ['L', 'same'],
    ])
    expect(items[0]).toMatchObject({ self: { value: '24' }, found: { value: '31', note: '過熱' } })
  })

  test('take the worst of the objects of a repeating section', () => {
    const repeating = form([item('A'), item('B')], { sections: [{ title: '門禁', repeats: { least: 1, most: 5 } }] })
    const each = (...given: Answer['verdict'][]) =>
      filled(
        given.flatMap((verdict, at) => [says('A', { at, verdict: verdict! }), says('B', { at, verdict: 'compliant' })]),
        repeating,
      )
    const items = comparedItems(each('compliant', 'compliant'), each('compliant', 'notCompliant', 'compliant'))
    expect(items.map(({ outcome }) => outcome)).toEqual(['overstated', 'same'])
  })
})
