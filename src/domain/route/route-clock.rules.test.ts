import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, dateInTaipei, datesIn, isWorkday, type OfficeCalendar } from '#domain/calendar.ts'
import type { Within } from './route.ts'
import { dueAt, yearsAssumed } from './route-clock.rules.ts'

const noYears: OfficeCalendar = { years: [] }
const start = fc.date({
  noInvalidDate: true,
  min: new Date('2023-01-01T00:00:00+08:00'),
  max: new Date('2026-09-30T23:59:59+08:00'),
})
const anyStart = fc.date({
  noInvalidDate: true,
  min: new Date('2019-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
})
const midnightAfter = (date: string): number => Date.parse(`${addDays(date, 1)}T00:00:00+08:00`)
const at = (text: string) => new Date(`${text}+08:00`)
const due = (within: Within, text: string) => dueAt(within, at(text), officeCalendar)

test('minutes and hours run through nights, holidays and unknown years', () => {
  const sizes = { minute: 60_000, hour: 3_600_000 }
  fc.assert(
    fc.property(
      anyStart,
      fc.nat(1000),
      fc.constantFrom('minute', 'hour'),
      (begun, amount, unit) =>
        dueAt({ amount, unit }, begun, noYears).getTime() - begun.getTime() === amount * sizes[unit],
    ),
  )
})

test('days end with their last minute in Taipei, whatever day it is', () => {
  fc.assert(
    fc.property(
      anyStart,
      fc.nat(400),
      (begun, amount) =>
        dueAt({ amount, unit: 'day' }, begun, noYears).getTime() ===
        midnightAfter(addDays(dateInTaipei(begun), amount)),
    ),
  )
})

test('workdays count what the official calendar counts: no holiday, but every day made up for', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 40 }), (begun, amount) => {
      const end = dueAt({ amount, unit: 'workday' }, begun, officeCalendar)
      const last = addDays(dateInTaipei(end), -1)
      const counted = datesIn({ start: addDays(dateInTaipei(begun), 1), end: last })
      return (
        end.getTime() === midnightAfter(last) &&
        isWorkday(last, officeCalendar) &&
        counted.filter((day) => isWorkday(day, officeCalendar)).length === amount
      )
    }),
  )
})

test('months end at the same time on the day of the same number, or on the last one', () => {
  const parts = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000)
  const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  fc.assert(
    fc.property(anyStart, fc.integer({ min: 0, max: 60 }), (begun, amount) => {
      const [from, to] = [parts(begun), parts(dueAt({ amount, unit: 'month' }, begun, noYears))]
      const months = (day: Date) => day.getUTCFullYear() * 12 + day.getUTCMonth()
      const day = Math.min(from.getUTCDate(), lastOf(to.getUTCFullYear(), to.getUTCMonth()))
      const clock = (instant: Date) => instant.getTime() % 86_400_000
      return months(to) === months(from) + amount && to.getUTCDate() === day && clock(to) === clock(from)
    }),
  )
})

test('who begins later is never due earlier', () => {
  const within = fc.record({
    amount: fc.nat(30),
    unit: fc.constantFrom<Within['unit']>('minute', 'hour', 'day', 'workday', 'month'),
  })
  fc.assert(
    fc.property(start, fc.nat(10_000_000), within, (begun, later, within) => {
      const other = new Date(begun.getTime() + later)
      return dueAt(within, begun, officeCalendar) <= dueAt(within, other, officeCalendar)
    }),
  )
})

describe('by name', () => {
  test('three workdays from the eve of the Lunar New Year end after the holiday', () => {
    expect(due({ amount: 3, unit: 'workday' }, '2026-02-13T17:00')).toEqual(at('2026-02-26T00:00'))
  })

  test('a Saturday that makes up for a bridge day is a workday', () => {
    expect(due({ amount: 1, unit: 'workday' }, '2023-02-03T09:00')).toEqual(at('2023-02-05T00:00'))
  })

  test('the same day ends at midnight, also on a holiday', () => {
    expect(due({ amount: 0, unit: 'workday' }, '2026-02-17T02:00')).toEqual(at('2026-02-18T00:00'))
    expect(due({ amount: 0, unit: 'day' }, '2026-02-17T23:59')).toEqual(at('2026-02-18T00:00'))
  })

  test('a month from the last of January ends with February, in leap years too', () => {
    expect(due({ amount: 1, unit: 'month' }, '2026-01-31T10:00')).toEqual(at('2026-02-28T10:00'))
    expect(due({ amount: 1, unit: 'month' }, '2028-01-31T10:00')).toEqual(at('2028-02-29T10:00'))
    expect(due({ amount: 1, unit: 'month' }, '2026-12-31T10:00')).toEqual(at('2027-01-31T10:00'))
  })
})

test('in a year whose calendar is not there the weekdays count, and the year is named', () => {
  const within: Within = { amount: 3, unit: 'workday' }
  expect(due(within, '2031-05-01T09:00')).toEqual(at('2031-05-07T00:00'))
  const clock = (startedAt: string, unit: Within['unit'] = 'workday') => {
    const begun = at(startedAt)
    const over = dueAt({ amount: 3, unit }, begun, officeCalendar)
    return { within: { amount: 3, unit }, startedAt: begun.toISOString(), dueAt: over.toISOString() }
  }
  const lastOfKnown = Math.max(...officeCalendar.years.map(({ rocYear }) => rocYear))
  const known = clock('2026-05-04T09:00')
  const into = clock(`${lastOfKnown + 1911}-12-31T09:00`)
  expect(yearsAssumed([known, clock('2031-05-01T09:00', 'day')], officeCalendar)).toEqual([])
  expect(yearsAssumed([known, clock('2031-05-01T09:00'), into], officeCalendar)).toEqual([lastOfKnown + 1, 120])
})

describe('where the clocks of the machine are put forward in summer', () => {
  beforeAll(() => {
    vi.stubEnv('TZ', 'America/New_York')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
  })

  test('nothing is due at another moment', () => {
    // The control: this machine does keep summer time now.
    expect(new Date(2026, 6, 1).getTimezoneOffset()).not.toBe(new Date(2026, 0, 1).getTimezoneOffset())
    expect(due({ amount: 2, unit: 'hour' }, '2026-03-08T14:30')).toEqual(at('2026-03-08T16:30'))
    expect(due({ amount: 1, unit: 'day' }, '2026-03-08T14:30')).toEqual(at('2026-03-10T00:00'))
    expect(due({ amount: 1, unit: 'month' }, '2026-02-08T15:30')).toEqual(at('2026-03-08T15:30'))
  })
})
