import { expect, test } from 'vitest'
import { testClock } from '#test/app.ts'
import { refusalLimit } from './refusal-limit.ts'

test('a source that was refused so often is not asked for the rest of the minute; others are', () => {
  const clock = testClock('2026-02-11T01:00:00Z')
  const limit = refusalLimit(2, clock)
  limit.count('here')
  expect(limit.isReached('here')).toBe(false)
  limit.count('here')
  expect([limit.isReached('here'), limit.isReached('there')]).toEqual([true, false])
  clock.pass(59)
  expect(limit.isReached('here')).toBe(true)
  clock.pass(1)
  expect(limit.isReached('here')).toBe(false)
})
