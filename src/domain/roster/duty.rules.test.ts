import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { brokenRules, overtimeOf, type Ruling } from '#domain/roster/duty.rules.ts'
import { dutyLimitsOn } from '#domain/roster/duty-limits.ts'
import { rulingBy } from '#domain/roster/ruling.ts'
import type { Shift } from '#domain/roster/shift.ts'
import type { Wish } from '#domain/roster/wish.ts'

const ruling = rulingBy({ daysBetween: 1, officeHours: 8 })
const person = { id: 'p', unitId: 'civil' }

/** 2026-02-12 is a workday, from 02-14 on nobody is in the office. */
const shift = (date: string, from: string, until: string, changes: Partial<Shift> = {}): Shift => ({
  ...{ id: `${date} ${from}`, date, name: '夜班', place: '值勤室', people: 1, isReleased: false, dayKind: 'dayOff' },
  startsAt: `${date}T${from}:00+08:00`,
  endsAt: `${until.length > 5 ? until : `${date}T${until}`}:00+08:00`,
  pool: { unitIds: ['civil'], personIds: [] },
  ...changes,
})
const wish = (kind: Wish['kind'], from: string, until: string): Wish => ({
  ...{ id: 'w', personId: 'p', personName: '', reason: 'abroad', kind, from, until },
})
const broken = (one: Shift, kept: Shift[] = [], wishes: Wish[] = [], by: Ruling = ruling) =>
  brokenRules({ person, shift: one, kept, wishes }, by)

describe('a shift', () => {
  test('within all rules breaks none', () => {
    expect(broken(shift('2026-02-14', '08:00', '20:00'))).toEqual([])
  })

  test('is not kept by who cannot, also when it only ends on such a day', () => {
    const night = shift('2026-02-14', '20:00', '2026-02-15T08:00')
    expect(broken(night, [], [wish('cannot', '2026-02-15', '2026-02-18')])).toEqual(['cannot'])
    expect(broken(night, [], [wish('cannot', '2026-02-16', '2026-02-18')])).toEqual([])
    expect(broken(night, [], [wish('ratherNot', '2026-02-14', '2026-02-14')])).toEqual(['ratherNot'])
    expect(broken(night, [], [wish('want', '2026-02-14', '2026-02-14')])).toEqual([])
  })

  test('that ends at midnight does not touch the next day', () => {
    const evening = shift('2026-02-14', '16:00', '2026-02-15T00:00')
    expect(broken(evening, [], [wish('cannot', '2026-02-15', '2026-02-15')])).toEqual([])
  })

  test('does not overlap another of the same person', () => {
    expect(broken(shift('2026-02-14', '08:00', '20:00'), [shift('2026-02-14', '19:00', '23:00')])).toContain('overlap')
  })

  test('leaves eleven hours of rest', () => {
    const loose = rulingBy({ daysBetween: 0, officeHours: 8 })
    const late = shift('2026-02-14', '14:00', '22:00')
    expect(broken(shift('2026-02-15', '08:00', '16:00'), [late], [], loose)).toEqual(['rest'])
    expect(broken(shift('2026-02-15', '09:00', '17:00'), [late], [], loose)).toEqual([])
  })

  test('with the hours of the office stays within fourteen on one day', () => {
    const evening = (until: string) => shift('2026-02-12', '17:30', until)
    expect(broken(evening('23:30'))).toEqual([])
    expect(broken(shift('2026-02-12', '17:30', '2026-02-13T00:00'))).toEqual(['dayHours'])
    // The same on a day off, and for who does no office hours that day.
    expect(broken(shift('2026-02-14', '17:30', '2026-02-15T00:00'))).toEqual([])
    expect(broken(shift('2026-02-12', '17:30', '2026-02-13T00:00', { isReleased: true }))).toEqual([])
  })

  test('is counted on each day that it touches', () => {
    expect(broken(shift('2026-02-14', '08:00', '22:30'))).toEqual(['dayHours'])
    expect(broken(shift('2026-02-14', '16:00', '2026-02-15T08:00'))).toEqual([])
  })

  test('stays within eighty hours of overtime in its month', () => {
    const loose = rulingBy({ daysBetween: 0, officeHours: 8 })
    const days = ['01', '07', '08', '14', '15', '16'].map((day) => shift(`2026-02-${day}`, '08:00', '20:00'))
    const last = shift('2026-02-21', '08:00', '16:30')
    expect(broken(last, days, [], loose)).toEqual(['monthOvertime'])
    expect(broken(shift('2026-02-21', '08:00', '16:00'), days, [], loose)).toEqual([])
    expect(broken(shift('2026-03-07', '08:00', '20:00'), days, [], loose)).toEqual([])
  })

  test('is not kept twice in a row, nor outside of its pool', () => {
    const next = shift('2026-02-15', '08:00', '20:00')
    expect(broken(next, [shift('2026-02-14', '08:00', '16:00')])).toEqual(['inARow'])
    expect(broken(next, [shift('2026-02-13', '08:00', '16:00')])).toEqual([])
    const others = { pool: { unitIds: ['finance'], personIds: [] } }
    expect(broken(shift('2026-02-14', '08:00', '20:00', others))).toEqual(['notInPool'])
    expect(broken(shift('2026-02-14', '08:00', '20:00', { pool: { unitIds: [], personIds: ['p'] } }))).toEqual([])
  })
})

test('overtime is what a shift adds to the normal hours', () => {
  const night = (changes: Partial<Shift>) => shift('2026-02-12', '17:30', '2026-02-13T08:00', changes)
  expect(overtimeOf(night({ isReleased: false }), ruling)).toBe(14.5)
  expect(overtimeOf(night({ isReleased: true }), ruling)).toBe(0)
})

test('the limits are those of the day, each with its source', () => {
  expect(dutyLimitsOn('2026-02-14')).toMatchObject({
    mostHoursPerDay: 14,
    leastRestHours: 11,
    mostOvertimePerMonth: 80,
  })
  expect(dutyLimitsOn('2026-02-14').source).toContain('公務員服勤實施辦法')
  expect(officeCalendar.years.length).toBeGreaterThan(0)
})
