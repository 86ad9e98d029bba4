import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchClauses, movedAmong } from './clause-match.rules.ts'
import { wordDifference } from './word-difference.ts'

const clause = (label: string, text: string) => ({ label, level: 1, text })
const plan = [
  clause('一', '行政室應每日巡查門禁。'),
  clause('二', '政風室應召開會報。'),
  clause('三', '人事室應排定值勤名冊。'),
]

describe('clauses of two texts', () => {
  test('are the same by their words, wherever they stand', () => {
    const [a, b, c] = plan as [(typeof plan)[0], (typeof plan)[0], (typeof plan)[0]]
    const after = [
      { ...c, label: '一' },
      { ...a, label: '二' },
      { ...b, label: '三' },
    ]
    expect(matchClauses(plan, after)).toEqual([2, 0, 1])
    expect([...movedAmong([2, 0, 1])]).toEqual([0])
  })

  test('are the same by likeness where words changed, and new where nothing is alike', () => {
    const after = [
      clause('一', '行政室應每日二次巡查門禁。'),
      clause('二', '圖書館應公告開放時間。'),
      clause('三', '政風室應召開會報。'),
    ]
    expect(matchClauses(plan, after)).toEqual([0, null, 1])
  })

  test('nothing moved where clauses were only added and deleted', () => {
    expect([...movedAmong([0, null, 2, null, 3])]).toEqual([])
  })

  test('each old clause is continued once at most', () => {
    const text = fc.constantFrom('甲課應巡查門禁。', '乙課應填寫紀錄。', '乙課應填報紀錄。', '')
    const clauses = fc.array(fc.record({ label: fc.constantFrom('一', '二', '三'), level: fc.constant(1), text }))
    fc.assert(
      fc.property(clauses, clauses, (before, after) => {
        const taken = matchClauses(before, after).filter((at) => at !== null)
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken.every((at) => at >= 0 && at < before.length)).toBe(true)
      }),
    )
  })
})

describe('words marked in a changed clause', () => {
  test('are those that came and went', () => {
    expect(wordDifference('應於2月10日前完成檢查。', '應於2月12日前完成自主檢查。')).toEqual([
      { kind: 'same', text: '應於2月' },
      { kind: 'removed', text: '10' },
      { kind: 'added', text: '12' },
      { kind: 'same', text: '日前完成' },
      { kind: 'added', text: '自主' },
      { kind: 'same', text: '檢查。' },
    ])
  })

  test('give both wordings back, whatever they are', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'ab', '12', '，'), maxLength: 40 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = wordDifference(before, after)
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })
})
