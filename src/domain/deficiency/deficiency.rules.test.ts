import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { Grade } from '#domain/checklist/checklist.ts'
import {
  ageingDays,
  escalationDays,
  escalationOf,
  improvementDueDate,
  improvementDueDates,
  isOpen,
  isOverdue,
  isReleased,
  raisedGrade,
  workdaysBack,
} from '#domain/deficiency/deficiency.rules.ts'
import { DeficiencyStatus } from '#domain/deficiency/deficiency.ts'

describe('the day by which a deficiency is to be mended', () => {
  test('is counted in working days by its grade', () => {
    const due = (foundOn: string) =>
      (['critical', 'major', 'minor'] as const).map((grade) => improvementDueDate(grade, foundOn, officeCalendar))
    expect(due('2026-01-05')).toEqual(['2026-01-06', '2026-01-08', '2026-01-14'])
  })

  test('leaps over the holiday block', () => {
    expect(improvementDueDate('critical', '2026-02-13', officeCalendar)).toBe('2026-02-23')
  })

  test('follows what the agency has set', () => {
    const within = { minor: 10, major: 5, critical: 2 }
    expect(improvementDueDates('2026-01-05', officeCalendar, within)).toEqual({
      minor: '2026-01-19',
      major: '2026-01-12',
      critical: '2026-01-07',
    })
  })

  test('is still in time on that day, and overdue on the next while nothing was mended', () => {
    const overdue = (status: DeficiencyStatus, today: string) =>
      isOverdue({ status, improvementDueDate: '2026-02-23' }, today)
    expect(overdue('handedOver', '2026-02-23')).toBe(false)
    expect(DeficiencyStatus.options.filter((status) => overdue(status, '2026-02-24'))).toEqual([
      'found',
      'reported',
      'handedOver',
      'improving',
    ])
  })
})

test('a deficiency is open until it is mended, and released once another has seen it', () => {
  const all = DeficiencyStatus.options
  expect(all.filter((status) => isOpen({ status }))).toEqual(['found', 'reported', 'handedOver', 'improving'])
  expect(all.filter((status) => isReleased({ status }))).toEqual(['released', 'closed'])
})

describe('what is found again', () => {
  test('is one step graver than the last time and than the question says, and critical at most', () => {
    const table = Grade.options.map((own) => Grade.options.map((earlier) => raisedGrade(own, earlier)))
    expect(table).toEqual([
      ['major', 'critical', 'critical'],
      ['critical', 'critical', 'critical'],
      ['critical', 'critical', 'critical'],
    ])
  })
})

describe('who is told of what is overdue', () => {
  const after = { unitHead: 1, ethics: 3, head: 5 }
  const told = (improvementDueDate: string, today: string, status: DeficiencyStatus = 'improving') =>
    escalationOf({ status, improvementDueDate }, escalationDays(after, today, officeCalendar))

  test('is the unit head after one working day, ethics after three, the head after five', () => {
    const days = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-12', '2026-01-13']
    expect(days.map((today) => told('2026-01-05', today))).toEqual([
      null,
      'unitHead',
      'unitHead',
      'ethics',
      'ethics',
      'head',
      'head',
    ])
  })

  test('is nobody more because of days off', () => {
    expect(told('2026-02-12', '2026-02-13')).toBe('unitHead')
    expect(told('2026-02-12', '2026-02-22')).toBe('unitHead')
    expect(told('2026-02-13', '2026-02-22')).toBe(null)
    expect(told('2026-02-13', '2026-02-23')).toBe('unitHead')
    expect(told('2026-02-14', '2026-02-23')).toBe('unitHead')
  })

  test('is nobody once it was mended', () => {
    expect(told('2026-01-05', '2026-02-11', 'improved')).toBe(null)
    expect(told('2026-01-05', '2026-02-11', 'closed')).toBe(null)
  })
})

test('so many working days back lies the day before which everything is older', () => {
  expect([1, 2, 5].map((workdays) => workdaysBack(workdays, '2026-02-11', officeCalendar))).toEqual([
    '2026-02-11',
    '2026-02-10',
    '2026-02-05',
  ])
  expect(workdaysBack(1, '2026-02-15', officeCalendar)).toBe('2026-02-13')
  expect(ageingDays('2026-02-11', officeCalendar)).toEqual(['2026-02-06', '2026-02-02', '2026-01-21', '2025-12-30'])
})
