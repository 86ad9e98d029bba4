import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { improvementDueDate, isOverdue } from '#domain/deficiency/deficiency.rules.ts'
import type { DeficiencyStatus } from '#domain/deficiency/deficiency.ts'

describe('the day by which a deficiency is to be mended', () => {
  test('is counted in working days by its grade', () => {
    const due = (foundOn: string) =>
      (['critical', 'major', 'minor'] as const).map((grade) => improvementDueDate(grade, foundOn, officeCalendar))
    expect(due('2026-01-05')).toEqual(['2026-01-06', '2026-01-08', '2026-01-14'])
  })

  test('leaps over the holiday block', () => {
    expect(improvementDueDate('critical', '2026-02-13', officeCalendar)).toBe('2026-02-23')
  })

  test('is still in time on that day, and overdue on the next while nothing was mended', () => {
    const overdue = (status: (typeof DeficiencyStatus.options)[number], today: string) =>
      isOverdue({ status, improvementDueDate: '2026-02-23' }, today)
    expect(overdue('handedOver', '2026-02-23')).toBe(false)
    expect(overdue('handedOver', '2026-02-24')).toBe(true)
    expect(overdue('improved', '2026-02-24')).toBe(false)
    expect(overdue('released', '2026-02-24')).toBe(false)
  })
})
