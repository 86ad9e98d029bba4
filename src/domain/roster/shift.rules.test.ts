import { expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { movedApart, shiftsOn } from '#domain/roster/shift.rules.ts'
import type { ShiftPattern } from '#domain/roster/shift.ts'

const pattern = (changes: Partial<ShiftPattern> = {}): ShiftPattern => ({
  ...{ name: '夜班', place: '值勤室', from: '17:30', until: '08:00', days: 'everyDay', people: 1, isReleased: false },
  pool: { unitIds: ['civil'], personIds: [] },
  ...changes,
})
const made = (dates: string[], ...patterns: ShiftPattern[]) => shiftsOn(dates, patterns, officeCalendar)

test('a shift over midnight of the last day belongs to it and is kept to its end', () => {
  expect(made(['2026-02-25'], pattern())).toMatchObject([
    { date: '2026-02-25', startsAt: '2026-02-25T09:30:00.000Z', endsAt: '2026-02-26T00:00:00.000Z' },
  ])
})

test('a shift is kept every day, on days off only, or on workdays only', () => {
  const days = ['2026-02-13', '2026-02-14', '2026-02-16']
  const datesOf = (kept: ShiftPattern['days']) => made(days, pattern({ days: kept })).map(({ date }) => date)
  expect(datesOf('everyDay')).toEqual(days)
  expect(datesOf('daysOff')).toEqual(['2026-02-14', '2026-02-16'])
  expect(datesOf('workdays')).toEqual(['2026-02-13'])
})

test('New Year’s Eve is a kind of its own, beside days off and workdays', () => {
  const kinds = made(['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-16'], pattern()).map(({ dayKind }) => dayKind)
  expect(kinds).toEqual(['workday', 'dayOff', 'dayOff', 'newYearEve'])
})

test('shifts stand in order of time', () => {
  const day = pattern({ name: '日班', from: '08:00', until: '17:30' })
  expect(made(['2026-02-14'], pattern(), day).map(({ name }) => name)).toEqual(['日班', '夜班'])
})

test('after a period was moved, shifts outside of it are named and days without any', () => {
  const period = { start: '2026-02-13', end: '2026-02-15' }
  const shifts = made(['2026-02-13', '2026-02-14', '2026-02-15'], pattern()).map((shift) => ({
    ...shift,
    id: shift.date,
  }))
  const { outside, missing } = movedApart({ shifts, period, planPeriod: { start: '2026-02-14', end: '2026-02-17' } })
  expect(outside.map(({ date }) => date)).toEqual(['2026-02-13'])
  expect(missing).toEqual(['2026-02-16', '2026-02-17'])
})
