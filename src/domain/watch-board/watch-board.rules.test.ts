import { describe, expect, test } from 'vitest'
import { progressOf, wallOfReports } from './watch-board.rules.ts'

const period = { start: '2026-02-11', end: '2026-02-25' }

describe('the countdown', () => {
  test('counts the days until the period begins', () => {
    expect(progressOf(period, '2026-02-08')).toEqual({ stage: 'before', days: 3 })
  })

  test('tells which day of how many it is, the first and the last among them', () => {
    expect(progressOf(period, '2026-02-11')).toEqual({ stage: 'during', day: 1, of: 15 })
    expect(progressOf(period, '2026-02-25')).toEqual({ stage: 'during', day: 15, of: 15 })
  })

  test('is over on the day after', () => {
    expect(progressOf(period, '2026-02-26')).toEqual({ stage: 'after' })
  })
})

describe('a day of a unit', () => {
  const place = {
    unitId: 'u',
    unitName: '行政室',
    pointId: null,
    pointName: null,
    headName: null,
    telephone: '',
    endedOn: null,
  }
  const cell = (state: any) => ({ state, onTime: true, reports: [] })
  const row = (...states: string[]) => ({
    place,
    cells: new Map(states.map((state, index) => [`2026-02-11T0${index + 1}:00:00.000Z`, cell(state)])),
  })
  const wallOf = (...states: string[]) =>
    wallOfReports([row(...states)], { start: '2026-02-11', end: '2026-02-12' }, '2026-02-11')

  test('is silent when one of its reports is missing, however good the others are', () => {
    expect(wallOf('normal', 'missing', 'abnormal').rows[0]!.days).toEqual(['missing', null])
    expect(wallOf('normal', 'abnormal').rows[0]!.days[0]).toBe('abnormal')
    expect(wallOf('normal', 'waiting').rows[0]!.days[0]).toBe('normal')
  })

  test('counts each report of today once', () => {
    expect(wallOf('normal', 'missing', 'overdue', 'open', 'waiting').today).toEqual({
      normal: 1,
      abnormal: 0,
      silent: 2,
      ahead: 2,
    })
  })

  test('is not there without a plan', () => {
    expect(wallOfReports([], null, '2026-02-11')).toMatchObject({ dates: [], rows: [] })
  })
})
