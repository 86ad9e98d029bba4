import { describe, expect, test } from 'vitest'
import { checkIncident, checkNotice, maySeeIncident } from '#domain/incident/incident.rules.ts'

const now = new Date('2026-02-11T01:00:00Z')
const record = (occurredAt: string, knownAt: string) => () =>
  checkIncident(
    {
      ...{ id: 'i', planId: null, dutyId: null, unitId: null, what: '停電', place: '機房', occurredAt, knownAt },
      ...{ kinds: [], flags: [], cyberSeverity: null, reportedToEthicsAt: null, fileIds: [] },
    },
    undefined,
    now,
  )

describe('the times of an event', () => {
  test('may be the same and may be now', () => {
    expect(record('2026-02-11T01:00:00Z', '2026-02-11T01:00:00Z')).not.toThrow()
  })

  test('are compared as moments, however they are written', () => {
    expect(record('2026-02-11T00:30:00.5Z', '2026-02-11T00:30:00.500Z')).not.toThrow()
    expect(record('2026-02-11T00:30:00.500Z', '2026-02-11T00:30:00Z')).toThrow('incident.known_before_it_occurred')
  })

  test('may be ahead by the minute that clocks differ, and no more', () => {
    expect(record('2026-02-11T01:00:00Z', '2026-02-11T01:01:00Z')).not.toThrow()
    expect(record('2026-02-11T01:00:00Z', '2026-02-11T01:01:00.001Z')).toThrow('incident.in_the_future')
  })

  test('of telling follow that of knowing', () => {
    const tell = (toldAt: string) => () => checkNotice({ knownAt: '2026-02-11T00:30:00Z' }, { toldAt }, now)
    expect(tell('2026-02-11T00:30:00Z')).not.toThrow()
    expect(tell('2026-02-11T00:29:59Z')).toThrow('incident.told_before_known')
    expect(tell('2026-02-11T02:00:00Z')).toThrow('incident.in_the_future')
  })
})

test('an event is open to who recorded it, also where it belongs to another unit', () => {
  const recorder = { personId: 'p', unitId: 'finance', roles: ['staff' as const] }
  expect(maySeeIncident(recorder, { recordedBy: 'p', unitId: 'civil' })).toBe(true)
  expect(maySeeIncident(recorder, { recordedBy: 'q', unitId: 'civil' })).toBe(false)
})
