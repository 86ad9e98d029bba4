import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numbered } from './clause-numbering.rules.ts'
import { goneReference, referenceKey, referencesIn, referenceText } from './clause-reference.rules.ts'
import { readPlan } from './plan.reader.ts'
import {
  type Draft,
  editedClauses,
  insertedAfter,
  moved,
  numberingOfText,
  readsOtherwise,
  removed,
  shifted,
  textWith,
  withFollowing,
} from './plan-writing.rules.ts'

const fixtures = 'test/fixtures/plans'
const today = '2026-11-22'
const plans = readdirSync(fixtures).filter((name) => name.endsWith('.txt'))
const read = (text: string) => readPlan(text, { today })

const town = `某鎮公所116年國慶期間專案安全維護計畫
壹、目的：維護國慶期間機關安全。
貳、工作重點
一、門禁管制：行政室應查驗訪客身分。
二、資訊機房
（一）資訊人員應確認空調。
（二）依貳、一管制人員進出。
三、各單位依貳、二（一）辦理後回報政風室。
參、附則：未盡事宜依壹之目的辦理。`
const drafts = (text = town): Draft[] => editedClauses(text, []).map((clause, at) => ({ ...clause, key: `k${at}` }))
const numbering = numberingOfText(town)
const markers = (clauses: readonly Draft[]) => numbered(clauses, numbering).map(({ marker }) => marker)
const wordsOf = (clauses: readonly Draft[], key: string) => clauses.find((clause) => clause.key === key)?.text

describe('numbers', () => {
  test('follow the order of the clauses, in the way the plan numbers its levels', () => {
    const clauses = drafts()
    expect(markers(clauses)).toEqual(['壹、', '貳、', '一、', '二、', '（一）', '（二）', '三、', '參、'])
    expect(markers(removed(clauses, 2))).toEqual(['壹、', '貳、', '一、', '（一）', '（二）', '二、', '參、'])
    expect(markers(shifted(clauses, 6, 1))).toEqual([
      '壹、',
      '貳、',
      '一、',
      '二、',
      '（一）',
      '（二）',
      '（三）',
      '參、',
    ])
  })

  test.each(plans)('in %s: what is written again unchanged reads the same, clause by clause', (name) => {
    const text = readFileSync(`${fixtures}/${name}`, 'utf8')
    const clauses = editedClauses(text, [])
    const again = read(textWith(text, clauses))
    expect(readsOtherwise(clauses, again.clauses)).toBeNull()
  })
})

describe('references to other clauses', () => {
  test('follow the clause that they mean when it moves', () => {
    const after = moved(drafts(), 2, 'down')
    const now = withFollowing(drafts(), after, numbering)
    expect(wordsOf(now, 'k5')).toBe('依貳、二管制人員進出。')
    expect(wordsOf(now, 'k6')).toBe('各單位依貳、一（一）辦理後回報政風室。')
    expect(wordsOf(now, 'k7')).toBe('未盡事宜依壹之目的辦理。')
  })

  test('say so where the clause is gone, and never mean another', () => {
    const now = withFollowing(drafts(), removed(drafts(), 2), numbering)
    expect(wordsOf(now, 'k5')).toBe(`依${goneReference}管制人員進出。`)
    expect(wordsOf(now, 'k6')).toBe('各單位依貳、一（一）辦理後回報政風室。')
  })

  test('are not seen in dates, counts and names', () => {
    expect(referencesIn('參加人員自壹月起，於115年2月1日、2日辦理，伍先生主持。')).toEqual([])
  })

  const step = fc.record({
    act: fc.constantFrom('up', 'down', 'in', 'out', 'add', 'remove'),
    place: fc.nat(),
  })
  const taken = (clauses: Draft[], { act, place }: { act: string; place: number }, key: string): Draft[] => {
    const at = place % clauses.length
    if (act === 'add') return insertedAfter(clauses, at, key)
    if (act === 'remove') return clauses.length > 3 ? removed(clauses, at) : clauses
    if (act === 'in' || act === 'out') return shifted(clauses, at, act === 'in' ? 1 : -1)
    return moved(clauses, at, act as 'up' | 'down')
  }

  test('mean the same clause after any row of changes, or say that it is gone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat(), fc.nat(), (steps, from, to) => {
        let clauses = drafts().map((clause) => ({ ...clause, text: '' }))
        const target = clauses[to % clauses.length]!.key
        const path = numbered(clauses, numbering)[to % clauses.length]!.path
        const source = clauses[from % clauses.length]!
        source.text = `應依${referenceText(path)}辦理。`
        for (const [index, one] of steps.entries()) {
          const after = taken(clauses, one, `new${index}`)
          clauses = withFollowing(clauses, after, numbering)
        }
        const text = wordsOf(clauses, source.key)
        if (text === undefined) return
        const at = clauses.findIndex(({ key }) => key === target)
        const cited = referencesIn(text)[0]
        if (at < 0) expect(text).toBe(`應依${goneReference}辦理。`)
        else expect(referenceKey(cited!.path)).toBe(referenceKey(numbered(clauses, numbering)[at]!.path))
      }),
    )
  })

  test('a move there and back leaves every word as it was', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.constantFrom('up' as const, 'down' as const), (at, way) => {
        const before = drafts()
        const there = withFollowing(before, moved(before, at, way), numbering)
        const place = there.findIndex(({ key }) => key === before[at]!.key)
        if (place === at) return
        const back = withFollowing(there, moved(there, place, way === 'up' ? 'down' : 'up'), numbering)
        expect(back).toEqual(before)
      }),
    )
  })
})

describe('what is written', () => {
  const words = fc.array(fc.constantFrom('應', '查', '驗', '門禁', '，', '。', '填寫', '紀錄', '人員', 'UPS'), {
    minLength: 1,
    maxLength: 12,
  })
  const clause = fc.record({
    deeper: fc.nat(3),
    heading: fc.constantFrom('', '門禁管制', '檔案庫房', '資訊機房及網路設備之安全維護'),
    words,
  })

  test('is read back as the same clauses, whatever their levels', () => {
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 25 }), (rows) => {
        let level = 0
        const clauses = rows.map((row, at): Draft => {
          level = Math.min(5, Math.max(1, level + 1 - row.deeper))
          return {
            key: `k${at}`,
            id: null,
            level,
            marker: null,
            heading: row.heading,
            text: `各課${row.words.join('')}。`,
          }
        })
        expect(readsOtherwise(clauses, read(textWith(town, clauses)).clauses)).toBeNull()
      }),
    )
  })

  test('a line that would be read as a clause of its own is found', () => {
    const clauses = drafts()
    clauses[2]!.text += '\n二、另有規定。'
    expect(readsOtherwise(clauses, read(textWith(town, clauses)).clauses)).not.toBeNull()
  })
})
