import { expect, test } from 'vitest'
import { draftFrom } from '#domain/plan/draft.rules.ts'
import { readPlan } from '#domain/plan/plan.reader.ts'

const ids = () => {
  let next = 0
  return () => `id-${next++}`
}

test('a duty belongs to the clause it was read in, also where a plan uses a number twice', () => {
  const text =
    '甲鄉公所115年春節安全維護計畫\n壹、工作重點\n一、行政室應辦理消防演練。\n一、政風室應召開安全維護會報。\n'
  const { clauses, duties } = draftFrom(readPlan(text, { today: '2026-02-01' }), {
    planId: 'p',
    units: [],
    phrases: [],
    newId: ids(),
  })
  const clauseOf = (action: string) =>
    clauses.find(({ id }) => id === duties.find((duty) => duty.action === action)?.clauseId)
  expect(clauseOf('drill')?.text).toContain('消防演練')
  expect(clauseOf('meeting')?.text).toContain('安全維護會報')
})
