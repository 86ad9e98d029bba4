import { describe, expect, test } from 'vitest'
import type { Clause } from '#domain/plan/plan.ts'
import { blocksOf, hangOf } from './plan-document.ts'

const clause = (id: string, spanStart: number, spanEnd: number): Clause => ({
  id,
  position: 1,
  label: id,
  level: 1,
  heading: null,
  text: '',
  spanStart,
  spanEnd,
  noDutyReason: null,
  originId: null,
  withdrawnAt: null,
  version: 1,
})

const written = (blocks: ReturnType<typeof blocksOf>) =>
  blocks.map((block) => block.runs.map((run) => run.text).join(''))

describe('the plan set as a document', () => {
  test('a sentence that the page broke stands in one piece, without the page number', () => {
    const source = '一、各單位應於連假\n\n  - 2 -\n   前完成檢查。'
    expect(written(blocksOf(source, [clause('一', 0, source.length)], []))).toEqual(['一、各單位應於連假前完成檢查。'])
  })

  test('the blank between two Latin words is kept where the line broke', () => {
    const source = '一、填寫 Security\nChecklist'
    expect(written(blocksOf(source, [clause('一', 0, source.length)], []))).toEqual(['一、填寫 Security Checklist'])
  })

  test('a heading that stands alone on its line keeps it', () => {
    const source = '貳、目的\n春節連續假期，\n特訂定本計畫。'
    const [block] = blocksOf(source, [{ ...clause('貳', 0, source.length), heading: '目的' }], [])
    expect(block?.runs.map(({ text, heading, newLine }) => [text, heading, newLine])).toEqual([
      ['貳、目的', true, false],
      ['春節連續假期，', false, true],
      ['特訂定本計畫。', false, false],
    ])
  })

  test('words under two duties bear both, the words around them one or none', () => {
    const source = '一、召開會報並宣導。'
    const [block] = blocksOf(
      source,
      [clause('一', 0, source.length)],
      [
        { id: 'meeting', start: 2, end: 6 },
        { id: 'both', start: 4, end: 9 },
      ],
    )
    expect(block?.runs.map(({ text, marks }) => [text, marks])).toEqual([
      ['一、', []],
      ['召開', ['meeting']],
      ['會報', ['meeting', 'both']],
      ['並宣導', ['both']],
      ['。', []],
    ])
  })

  test('what stands before and after the clauses is shown too', () => {
    const source = '某公所計畫\n一、宣導。\n附註'
    expect(written(blocksOf(source, [clause('一', 6, 11)], []))).toEqual(['某公所計畫', '一、宣導。', '附註'])
  })

  test('no word is lost, however marks and clauses lie', () => {
    const source = Array.from(
      { length: 60 },
      (_, line) => `（${line}）各單位應於連假前完成第 ${line} 項自主檢查，\n   送政風室。`,
    ).join('\n')
    const bare = (text: string) => text.replaceAll(/\s/g, '')
    const marks = Array.from({ length: 80 }, (_, index) => ({
      id: String(index),
      start: index * 20,
      end: index * 20 + 33,
    }))
    const clauses = [clause('a', 40, 300), clause('b', 310, 900), clause('c', 900, 1500)]
    expect(bare(written(blocksOf(source, clauses, marks)).join(''))).toBe(bare(source))
  })

  test('text hangs behind its number', () => {
    expect([hangOf('（一）政風室'), hangOf('壹、依據'), hangOf('各單位')]).toEqual([3, 2, 0])
  })
})
