import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schedule } from '#domain/assignment/assignment.rules.ts'
import type { PlannedAssignment } from '#domain/assignment/assignment.ts'
import { type ExistingAssignment, movesOf, reschedule } from '#domain/assignment/reschedule.rules.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { addDays, type DatePeriod, holidayBlockIn } from '#domain/calendar.ts'

const duties = [
  { id: 'check', mode: 'scheduled', action: 'closing_check', timing: 'daily', unitIds: ['civil'] },
  { id: 'inspect', mode: 'scheduled', action: 'inspection', timing: 'before_holiday', unitIds: ['civil'] },
  { id: 'watch', mode: 'standing', action: 'liaison', timing: 'unspecified', unitIds: ['civil'] },
] as const

const planFor = (period: DatePeriod): PlannedAssignment[] =>
  schedule({
    duties,
    period,
    holidayBlock: holidayBlockIn(period, officeCalendar),
    calendar: officeCalendar,
    units: [{ id: 'civil' }],
  })
const existing = (rows: PlannedAssignment[], changes: Partial<ExistingAssignment> = {}): ExistingAssignment[] =>
  rows.map((row) => ({ ...row, done: false, withdrawn: false, ...changes }))

const before = { start: '2026-02-11', end: '2026-02-25' }
const oneDayLater = { start: '2026-02-12', end: '2026-02-26' }

describe('a change of the period', () => {
  test('moves what is due once and lets single days come and go', () => {
    const result = reschedule(existing(planFor(before)), planFor(oneDayLater), duties)
    expect(result.moved.map(({ before, after }) => [before.dutyId, before.fromDate, after.fromDate])).toEqual([
      ['inspect', '2026-02-11', '2026-02-12'],
      ['watch', '2026-02-11', '2026-02-12'],
    ])
    expect(result.appeared.map((row) => [row.dutyId, row.fromDate])).toEqual([['check', '2026-02-26']])
    expect(result.vanished.map((row) => [row.dutyId, row.fromDate])).toEqual([['check', '2026-02-11']])
    expect(result.kept.map((row) => row.fromDate)).toEqual([
      '2026-02-12',
      '2026-02-13',
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
    ])
  })

  test('changes nothing when the period stays', () => {
    const result = reschedule(existing(planFor(before)), planFor(before), duties)
    expect(movesOf(result)).toEqual([])
    expect(result.kept).toHaveLength(8)
  })

  test('neither moves nor takes away what is done', () => {
    const result = reschedule(existing(planFor(before), { done: true }), planFor(oneDayLater), duties)
    expect(result.moved).toEqual([])
    expect(result.vanished).toEqual([])
    expect(result.kept).toHaveLength(8)
    expect(result.appeared.map((row) => row.fromDate)).toEqual(['2026-02-26'])
  })

  test("does not take one day's work for another's, even when each period has a single workday", () => {
    const wednesday = { start: '2026-03-11', end: '2026-03-11' }
    const friday = { start: '2026-03-13', end: '2026-03-13' }
    const done = existing(planFor(wednesday), { done: true })
    expect(reschedule(done, planFor(friday), duties).appeared.map((row) => row.dutyId)).toEqual(['check'])
  })

  test('gives a day that comes back a number of its own', () => {
    const rows = existing(planFor(before))
    const withdrawn = rows.map((row) => ({
      ...row,
      withdrawn: row.fromDate === '2026-02-11' && row.dutyId === 'check',
    }))
    const { appeared } = reschedule(withdrawn, planFor(before), duties)
    expect(appeared).toMatchObject([{ dutyId: 'check', fromDate: '2026-02-11', occurrence: 7 }])
  })

  test('says in one list what it does', () => {
    const moves = movesOf(reschedule(existing(planFor(before)), planFor(oneDayLater), duties))
    expect(moves.map((move) => move.change)).toEqual(['moved', 'moved', 'appeared', 'vanished'])
    expect(moves[0]).toEqual({
      change: 'moved',
      dutyId: 'inspect',
      unitId: 'civil',
      before: { fromDate: '2026-02-11', dueDate: '2026-02-13', dueTime: null },
      after: { fromDate: '2026-02-12', dueDate: '2026-02-13', dueTime: null },
    })
  })

  test('leaves exactly the new schedule and what is done, without a number used twice', () => {
    const anyPeriod = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 }))
      .map(([from, days]) => ({ start: addDays('2026-01-20', from), end: addDays('2026-01-20', from + days) }))
    const marks = fc.array(fc.record({ done: fc.boolean(), withdrawn: fc.boolean() }), { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(anyPeriod, anyPeriod, marks, (first, second, mark) => {
        const rows = planFor(first).map((row, index) => {
          const { done = false, withdrawn = false } = mark[index] ?? {}
          return { ...row, done, withdrawn: withdrawn && !done }
        })
        const { kept, moved, appeared, vanished } = reschedule(rows, planFor(second), duties)
        const left = [
          ...kept,
          ...moved.map(({ before, after }) => ({ ...after, occurrence: before.occurrence })),
          ...appeared,
        ]
        const key = (row: PlannedAssignment) => `${row.dutyId} ${row.fromDate} ${row.dueDate}`
        const doneKeys = new Set(rows.filter((row) => row.done).map(key))
        const doneOnce = new Set(rows.filter((row) => row.done && row.dutyId !== 'check').map((row) => row.dutyId))
        for (const row of planFor(second)) if (!doneOnce.has(row.dutyId)) expect(left.map(key)).toContain(key(row))
        const wanted = new Set(planFor(second).map(key))
        for (const row of left) expect(wanted.has(key(row)) || doneKeys.has(key(row))).toBe(true)
        expect(vanished.some((row) => row.done || row.withdrawn)).toBe(false)
        expect(kept.filter((row) => row.done)).toHaveLength(rows.filter((row) => row.done).length)
        const numbers = [...rows, ...appeared].map((row) => `${row.dutyId} ${row.occurrence}`)
        expect(new Set(numbers).size).toBe(numbers.length)
      }),
    )
  })
})
