import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { PointFaultCode } from '#domain/point/point.ts'
import { isTimeToSign, type Open, unitStates, worstOf } from '#domain/readiness/readiness.rules.ts'

const units = [
  { id: 'a', name: '民政課' },
  { id: 'b', name: '行政室' },
  { id: 'c', name: '圖書館' },
]
const nothing: Open = { deficiencies: [], assignments: [], points: [], contacts: [] }
const one = (unitId: string, name = 'x') => ({ id: name, unitId, name })
const levels = (open: Partial<Open>) =>
  Object.fromEntries(unitStates(units, { ...nothing, ...open }).map(({ unitName, level }) => [unitName, level]))

describe('a unit before the holiday', () => {
  test('is green while nothing stands against it', () => {
    expect(levels({})).toEqual({ 民政課: 'green', 行政室: 'green', 圖書館: 'green' })
  })

  test('is red with an open critical deficiency, a form owed or a camera that keeps too few days', () => {
    expect(levels({ deficiencies: [{ ...one('a'), grade: 'critical' }] })).toMatchObject({ 民政課: 'red' })
    expect(levels({ assignments: [one('b')] })).toMatchObject({ 行政室: 'red', 民政課: 'green' })
    const camera = { ...one('c'), faults: [{ code: 'cameraKeepsTooFewDays' as const }] }
    expect(levels({ points: [camera] })).toMatchObject({ 圖書館: 'red' })
  })

  test('is amber with a contact to be verified', () => {
    expect(levels({ contacts: [one('b')] })).toMatchObject({ 行政室: 'amber', 民政課: 'green' })
  })

  test('is amber with a major deficiency, something that expires or an unclear camera', () => {
    expect(levels({ deficiencies: [{ ...one('a'), grade: 'major' }] })).toMatchObject({ 民政課: 'amber' })
    for (const code of ['expired', 'expiresInPeriod', 'cameraUnclear'] as const)
      expect(levels({ points: [{ ...one('a'), faults: [{ code }] }] })).toMatchObject({ 民政課: 'amber' })
  })

  test('is not held up by other faults of a point', () => {
    const telling = ['cameraKeepsTooFewDays', 'expired', 'expiresInPeriod', 'cameraUnclear']
    for (const code of PointFaultCode.options.filter((each) => !telling.includes(each)))
      expect(levels({ points: [{ ...one('a'), faults: [{ code }] }] })).toMatchObject({ 民政課: 'green' })
  })

  test('stands with its reasons, the red ones first, and so do the units', () => {
    const states = unitStates(units, {
      deficiencies: [
        { ...one('b', 'major'), grade: 'major' },
        { ...one('b', 'critical'), grade: 'critical' },
      ],
      assignments: [],
      contacts: [],
      points: [{ ...one('c', 'camera'), faults: [{ code: 'cameraUnclear' }, { code: 'cameraUnknown' }] }],
    })
    expect(states.map(({ unitName }) => unitName)).toEqual(['行政室', '圖書館', '民政課'])
    expect(states[0]!.reasons.map(({ name }) => name)).toEqual(['critical', 'major'])
    expect(states[1]!.reasons).toEqual([
      { code: 'cameraUnclear', level: 'amber', subject: 'point', subjectId: 'camera', name: 'camera' },
    ])
  })

  test('makes the agency as ready as its worst unit', () => {
    expect([worstOf([]), worstOf(['green', 'amber']), worstOf(['amber', 'red', 'green'])]).toEqual([
      'green',
      'amber',
      'red',
    ])
  })
})

test('it waits to be signed in the last three workdays before the holiday', () => {
  const holiday = { start: '2026-02-14', end: '2026-02-22' }
  const days = ['2026-02-10', '2026-02-11', '2026-02-13', '2026-02-14']
  expect(days.map((day) => isTimeToSign(day, holiday, officeCalendar))).toEqual([false, true, true, false])
})
