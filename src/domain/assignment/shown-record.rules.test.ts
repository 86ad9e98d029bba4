import { expect, test } from 'vitest'
import { chosenRecords, inOrderOfLikeness } from '#domain/assignment/shown-record.rules.ts'
import type { ShownRecord } from '#domain/assignment/shown-record.ts'

const record = (kind: ShownRecord['kind'], id: string, date: string): ShownRecord => ({ kind, id, title: id, date })
const round = record('patrolRound', 'round', '2026-02-12')
const early = record('meeting', 'early', '2026-01-08')
const late = record('meeting', 'late', '2026-02-10')

test('for a meeting that the plan orders meetings come first, the newest before the others', () => {
  expect(inOrderOfLikeness([round, early, late], 'meeting')).toEqual([late, early, round])
  expect(inOrderOfLikeness([early, late, round], 'audit')).toEqual([round, late, early])
})

test('what is not among the records that one may see cannot be shown', () => {
  expect(chosenRecords([{ kind: 'meeting', id: 'late' }], [early, late])).toEqual([late])
  expect(() => chosenRecords([{ kind: 'meeting', id: 'round' }], [round])).toThrow(
    expect.objectContaining({ code: 'assignment.record_unknown' }),
  )
})
