import { expect, test } from 'vitest'
import { checkCompletion } from './completion.rules.ts'

const now = new Date('2026-02-11T01:00:00Z')
const assignment = { doneAt: null, withdrawnAt: null, evidence: 'note' } as const
const doneAt = (instant: string) => () =>
  checkCompletion({ assignment, completion: { doneAt: instant, note: '已播送', fileIds: [], records: [] }, now })

test('what was done just now is not refused because a clock is some seconds ahead, what is to come is', () => {
  expect(doneAt('2026-02-11T01:00:59Z')).not.toThrow()
  expect(doneAt('2026-02-11T01:01:01Z')).toThrow('assignment.in_the_future')
})

test('a record kept elsewhere stands for the note or the file that the plan asks for', () => {
  const records = [{ kind: 'meeting' as const, id: 'm' }]
  const shown = { doneAt: now.toISOString(), note: '', fileIds: [], records }
  for (const evidence of ['note', 'file'] as const) {
    expect(() => checkCompletion({ assignment: { ...assignment, evidence }, completion: shown, now })).not.toThrow()
    expect(() =>
      checkCompletion({ assignment: { ...assignment, evidence }, completion: { ...shown, records: [] }, now }),
    ).toThrow(`assignment.${evidence}_missing`)
  }
})
