import { describe, expect, test } from 'vitest'
import type { PatrolRoute } from '#domain/patrol/patrol.ts'
import { arrive, beginWalk, deviationsSoFar, entryOf, leave, remaining, skip, stopOf } from '#web/patrol/walk.ts'

const codes = ['AAAAAAAAAA', 'BBBBBBBBBB', 'AAAAAAAAAA']
const route = {
  id: 'route',
  version: 3,
  inOrder: true,
  stops: codes.map((code) => ({ code, leastSeconds: 20, retiredOn: null })),
} as unknown as PatrolRoute
const at = (minute: number) => new Date(Date.UTC(2026, 1, 11, 12, minute)).toISOString()
const read = (code: string) => ({ code, reading: 'scanned' as const })
const begun = beginWalk('round', route, at(0))

describe('a round under way', () => {
  test('leads from stop to stop until none is left', () => {
    let walk = begun
    for (let stop = 0; stop < 3; stop++) {
      expect(remaining(walk)[0]).toBe(stop)
      walk = leave(arrive(walk, stop, at(stop * 2), read(codes[stop]!)), at(stop * 2 + 1))
    }
    expect([remaining(walk), deviationsSoFar(walk, at(7))]).toEqual([[], []])
  })

  test('takes the code of a point that comes twice for the next time it comes', () => {
    expect(stopOf(begun, codes[0]!)).toBe(0)
    const later = leave(arrive(begun, 0, at(1), read(codes[0]!)), at(2))
    expect(stopOf(later, codes[0]!)).toBe(2)
    expect(stopOf(later, 'CCCCCCCCCC')).toBeUndefined()
  })

  test('says what was missed, as the server will', () => {
    const walk = skip(leave(arrive(begun, 0, at(1), null), at(2)), 1)
    expect(remaining(walk)).toEqual([2])
    expect(deviationsSoFar(walk, at(3)).map(({ code, stop }) => [code, stop])).toEqual([
      ['codeNotRead', 0],
      ['missed', 1],
      ['missed', 2],
    ])
  })

  test('passes by a point that is no more', () => {
    const stops = route.stops.with(1, { ...route.stops[1]!, retiredOn: '2026-02-01' })
    expect(remaining({ ...begun, route: { ...route, stops } })).toEqual([0, 2])
  })

  test('is handed in on the version on which it began', () => {
    expect(entryOf(begun, at(9), '提早結束')).toEqual({
      id: 'round',
      routeId: 'route',
      routeVersion: 3,
      startedAt: at(0),
      finishedAt: at(9),
      visits: [],
      reason: '提早結束',
    })
  })
})
