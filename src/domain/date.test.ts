import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isDate } from '#domain/date.ts'

test.each(['2026-02-30', '2025-02-29', '2026-2-3', '115-02-03', '2026-02-03T00:00', '', 'today'])(
  '%j is no day of the calendar',
  (text) => {
    expect(isDate(text)).toBe(false)
  },
)

test('every day of the calendar is one', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => isDate(addDays('1912-01-01', days))))
})
