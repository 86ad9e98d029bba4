import { expect, test } from 'vitest'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { duesOf, nextRings } from './broadcast.rules.ts'
import type { Broadcast, BroadcastReading } from './broadcast.ts'

const taipei = (moment: string) => new Date(`${moment}:00+08:00`)
const broadcast: Broadcast = {
  ...{ id: 'a', title: '下班', text: '請關燈', days: 'workdays', times: ['17:00'], lateMinutes: 15, version: 1 },
  ...{ unitId: 'u', unitName: '行政室', readerIds: [], since: '2026-02-10T02:00:00.000Z' },
}
const reading = (dueAt: string, readAt: string): BroadcastReading => ({
  ...{ id: dueAt, broadcastId: 'a', title: '下班', text: '請關燈', readByName: '王' },
  dueAt: taipei(dueAt).toISOString(),
  readAt: taipei(readAt).toISOString(),
})

test('what was read in time, late or not at all is told of each working day since the text stands', () => {
  const readings = [reading('2026-02-10T17:00', '2026-02-10T17:14'), reading('2026-02-11T17:00', '2026-02-11T17:15')]
  const states = (moment: string) =>
    duesOf({ broadcasts: [broadcast], readings, at: '' }, taipei(moment), officeCalendar).map(({ state }) => state)
  expect(states('2026-02-13T16:00')).toEqual(['read', 'late', 'forgotten', 'waiting'])
  expect(states('2026-02-13T16:30')).toEqual(['read', 'late', 'forgotten', 'due'])
  expect(states('2026-02-13T17:15')).toEqual(['read', 'late', 'forgotten', 'forgotten'])
  expect(states('2026-02-14T17:15')).toHaveLength(4)
})

test('it rings ten minutes before, and where it is forgotten; on the eve of a holiday alone, or never', () => {
  const rings = (changes: Partial<Broadcast>, moment: string) => {
    const { remindAt, forgottenAt } = nextRings({ ...broadcast, ...changes }, taipei(moment), officeCalendar)
    return [remindAt?.toISOString(), forgottenAt?.toISOString()]
  }
  expect(rings({}, '2026-02-12T09:00')).toEqual(['2026-02-12T08:50:00.000Z', '2026-02-12T09:15:00.000Z'])
  expect(rings({}, '2026-02-12T17:10')).toEqual(['2026-02-13T08:50:00.000Z', '2026-02-12T09:15:00.000Z'])
  expect(rings({ times: ['16:00', '17:00'] }, '2026-02-12T16:20')).toEqual([
    '2026-02-12T08:50:00.000Z',
    '2026-02-12T09:15:00.000Z',
  ])
  expect(rings({ days: 'eves' }, '2026-02-09T09:00')).toEqual(['2026-02-13T08:50:00.000Z', '2026-02-13T09:15:00.000Z'])
  expect(rings({ days: 'onDemand', times: [] }, '2026-02-09T09:00')).toEqual([undefined, undefined])
})
