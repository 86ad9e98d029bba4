import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { usualRules } from '#domain/off-duty-check/off-duty-check.ts'
import { carriedOver, closingDay, isAsked, nextAt, nextEve, roundOf } from './off-duty-day.rules.ts'

const taipei = (moment: string) => new Date(`${moment}:00+08:00`)

describe('the day that ends', () => {
  test('lasts until five in the morning', () => {
    expect(closingDay(taipei('2026-02-12T23:59'))).toBe('2026-02-12')
    expect(closingDay(taipei('2026-02-13T04:59'))).toBe('2026-02-12')
    expect(closingDay(taipei('2026-02-13T05:00'))).toBe('2026-02-13')
  })

  test('is the eve of a holiday when three days off or more follow, and of a weekend it is not', () => {
    expect(roundOf('2026-02-13', officeCalendar)).toBe('holidayEve')
    expect(roundOf('2026-02-12', officeCalendar)).toBe('everyDay')
    expect(roundOf('2026-02-06', officeCalendar)).toBe('everyDay')
    expect(roundOf('2026-02-14', officeCalendar)).toBeNull()
    expect(nextEve('2026-02-02', officeCalendar)).toBe('2026-02-13')
  })

  test('is a working day by its weekday in a year whose holidays nobody has decided yet', () => {
    expect(roundOf('2031-02-12', officeCalendar)).toBe('everyDay')
    expect(roundOf('2031-02-15', officeCalendar)).toBeNull()
  })

  test('is asked for as the agency says, and the eve always', () => {
    const periods = [{ start: '2026-02-09', end: '2026-02-23' }]
    const on = (days: 'workdays' | 'period' | 'eves') =>
      ['2026-02-06', '2026-02-12', '2026-02-13', '2026-02-16'].map((date) =>
        isAsked(date, { days, periods }, officeCalendar),
      )
    expect(on('workdays')).toEqual([true, true, true, false])
    expect(on('period')).toEqual([false, true, true, false])
    expect(on('eves')).toEqual([false, false, true, false])
  })
})

test('the next time rings on the next working day, over a holiday and a clock that jumps', () => {
  const next = (moment: string) => nextAt('17:20', taipei(moment), officeCalendar).toISOString()
  expect(next('2026-02-13T17:19')).toBe('2026-02-13T09:20:00.000Z')
  expect(next('2026-02-13T17:20')).toBe('2026-02-23T09:20:00.000Z')
  expect(next('2026-02-14T08:00')).toBe('2026-02-23T09:20:00.000Z')
})

test('what a device remembers of yesterday says what is looked at today, and nothing of how rooms were left', () => {
  const closing = { id: 'a' } as never
  const yesterday = {
    ...{
      date: '2026-02-12',
      round: 'everyDay' as const,
      isAsked: true,
      rules: usualRules,
      rooms: [],
      eve: '2026-02-13',
    },
    ...{ closings: [closing], exemptions: [], at: '2026-02-12T10:00:00.000Z' },
  }
  expect(carriedOver(yesterday, '2026-02-12', officeCalendar)).toBe(yesterday)
  expect(carriedOver(yesterday, '2026-02-13', officeCalendar)).toMatchObject({ round: 'holidayEve', closings: [] })
})
