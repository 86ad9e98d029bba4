import { describe, expect, test } from 'vitest'
import { checkRound, deviationsOf, needsReason } from '#domain/patrol/patrol.rules.ts'
import type { Deviation, RoundEntry, Visit } from '#domain/patrol/patrol.ts'

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 1, 11, 12, minute, second)).toISOString()
const codes = ['AAAAAAAAAA', 'BBBBBBBBBB', 'CCCCCCCCCC']
const visit = (stop: number, changes: Partial<Visit> = {}): Visit => ({
  stop,
  code: codes[stop]!,
  reading: 'scanned',
  arrivedAt: at(10 + stop * 5),
  leftAt: at(11 + stop * 5),
  note: '',
  fileIds: [],
  finding: null,
  ...changes,
})
const route = { inOrder: true, stops: codes.map((code) => ({ code, leastSeconds: 30, retiredOn: null })) }
const all = codes.map((_, stop) => visit(stop))
const walk = (visits: Visit[], times: object = {}) => ({ startedAt: at(5), finishedAt: at(30), visits, ...times })
const received = new Date(at(31))
const found = (visits: Visit[], changes: object = {}, times: object = {}): Deviation[] =>
  deviationsOf(walk(visits, times), { ...route, ...changes }, received)

describe('a round', () => {
  test('walked as asked deviates in nothing', () => {
    expect(found(all)).toEqual([])
  })

  test('misses the stops that were not visited, but none that is no more', () => {
    expect(found([all[0]!])).toEqual([
      { code: 'missed', stop: 1 },
      { code: 'missed', stop: 2 },
    ])
    const stops = route.stops.with(2, { ...route.stops[2]!, retiredOn: '2026-02-10' } as never)
    expect(found([all[0]!, all[1]!], { stops })).toEqual([])
  })

  test('visits one stop after the other, where the route asks it', () => {
    const swapped = [visit(0), visit(1, { arrivedAt: at(22), leftAt: at(23) }), visit(2)]
    expect(found(swapped)).toEqual([{ code: 'outOfOrder', stop: 1 }])
    expect(found(swapped, { inOrder: false })).toEqual([])
  })

  test('stays at each stop as long as the route asks', () => {
    const stays = (seconds: number) => found(all.with(1, visit(1, { leftAt: at(15, seconds) })))
    expect(stays(29)).toEqual([{ code: 'tooShort', stop: 1, seconds: 29, leastSeconds: 30 }])
    expect(stays(30)).toEqual([])
  })

  test('reads the code at each stop; a typed one is marked', () => {
    expect(found(all.with(0, visit(0, { code: null, reading: null })))).toEqual([{ code: 'codeNotRead', stop: 0 }])
    expect(found(all.with(0, visit(0, { reading: 'typed' })))).toEqual([{ code: 'codeTyped', stop: 0 }])
    expect(found(all.with(0, visit(0, { code: 'https://watch.example/p/aaaaa-aaaaa' })))).toEqual([])
    const other = visit(0, { code: codes[1]!, reading: 'typed' })
    expect(found(all.with(0, other))).toEqual([{ code: 'codeOfOtherPoint', stop: 0 }])
  })

  test.each([
    ['left before it was reached', { arrivedAt: at(12), leftAt: at(11, 59) }],
    ['reached before the start', { arrivedAt: at(4), leftAt: at(6) }],
    ['left after the end', { arrivedAt: at(29), leftAt: at(30, 1) }],
  ])('cannot have a stop that was %s', (_, times) => {
    expect(found([visit(0, times)], { stops: route.stops.slice(0, 1) }).map(({ code }) => code)).toContain(
      'impossibleTime',
    )
  })

  test('is in one place at a time', () => {
    expect(found(all.with(1, visit(1, { arrivedAt: at(10, 30) })))).toEqual([{ code: 'impossibleTime', stop: 1 }])
    expect(found(all.with(1, visit(1, { arrivedAt: at(11) })))).toEqual([])
  })

  test.each([
    ['five minutes ahead', { finishedAt: at(36, 1) }, true],
    ['within the tolerance', { finishedAt: at(36) }, false],
    ['ten years behind', { startedAt: '2016-02-11T12:05:00.000Z', finishedAt: '2016-02-11T12:30:00.000Z' }, true],
    ['of the day before, kept without network', { startedAt: '2026-02-10T12:05:00.000Z' }, false],
    ['running backwards', { startedAt: at(31), finishedAt: at(30) }, true],
  ])('by a clock %s is marked: %s', (_, times, isMarked) => {
    const seen = deviationsOf(walk(all, times), route, received).some(({ code }) => code === 'deviceClock')
    expect(seen).toBe(isMarked)
  })
})

describe('what is handed in', () => {
  const entry = (changes: Partial<RoundEntry> = {}): RoundEntry => ({
    id: 'r',
    routeId: 'route',
    routeVersion: 1,
    ...walk(all),
    reason: '',
    ...changes,
  })
  const refusal = (code: string) => expect.objectContaining({ code })

  test('is about stops of the route, each once', () => {
    expect(() => checkRound(entry(), 3, [])).not.toThrow()
    expect(() => checkRound(entry(), 2, [])).toThrow(refusal('patrol.stop_unknown'))
    const twice = entry({ visits: [visit(0), visit(0)] })
    expect(() => checkRound(twice, 3, [])).toThrow(refusal('patrol.stop_repeated'))
  })

  test('bears fifty files, and not one more', () => {
    const bearing = (more: number) =>
      entry({ visits: [20, 20, 10 + more].map((count, stop) => visit(stop, { fileIds: Array(count).fill('f') })) })
    expect(() => checkRound(bearing(0), 3, [])).not.toThrow()
    expect(() => checkRound(bearing(1), 3, [])).toThrow(refusal('patrol.too_many_files'))
  })

  test('says why it deviates; a typed code needs no reason', () => {
    expect(() => checkRound(entry(), 3, [{ code: 'missed', stop: 1 }])).toThrow(refusal('patrol.reason_missing'))
    expect(() => checkRound(entry({ reason: ' ' }), 3, [{ code: 'missed' }])).toThrow(refusal('patrol.reason_missing'))
    expect(() => checkRound(entry({ reason: '施工' }), 3, [{ code: 'missed', stop: 1 }])).not.toThrow()
    expect(() => checkRound(entry(), 3, [{ code: 'codeTyped', stop: 1 }])).not.toThrow()
    expect(needsReason({ code: 'deviceClock' })).toBe(true)
  })
})
