import { describe, expect, test } from 'vitest'
import type { IncidentKind } from '#domain/route/route.ts'
import { matchesOf } from './exercise-match.rules.ts'

const at = (minutes: number) => new Date(Date.parse('2026-02-16T10:00:00Z') + minutes * 60_000).toISOString()
const inject = (id: string, minutes: number, kind: IncidentKind, orKinds: IncidentKind[] = []) => ({
  id,
  arrivedAt: at(minutes),
  expects: { kind, orKinds, flags: [], cyberSeverity: null, knowWithin: 10, controlWithin: null },
})
const event = (id: string, minutes: number, ...kinds: IncidentKind[]) => ({ id, recordedAt: at(minutes), kinds })

const crowd = inject('crowd', 0, 'petitionOngoing')
const attack = inject('attack', 30, 'majorDanger', ['minorDanger'])
type Choices = { injectId: string; incidentId: string | null }[]
const matched = (injects: (typeof crowd)[], events: ReturnType<typeof event>[], choices: Choices = []) =>
  Object.fromEntries([...matchesOf(injects, events, choices)].map(([id, one]) => [id, [one.match, one.incidentId]]))

describe('an inject', () => {
  test('is answered by the one event of its kind, or of a kind that will do', () => {
    const events = [event('a', 5, 'petitionOngoing', 'publicOrder'), event('b', 31, 'minorDanger')]
    expect(matched([crowd, attack], events)).toEqual({ crowd: ['matched', 'a'], attack: ['matched', 'b'] })
  })

  test('is answered by nothing that was on record before it came', () => {
    expect(matched([attack], [event('a', 29, 'majorDanger')])).toEqual({ attack: ['none', null] })
    expect(matched([attack], [event('a', 30, 'majorDanger')])).toEqual({ attack: ['matched', 'a'] })
  })

  test('is answered by nothing of another kind, nor by what nobody has judged', () => {
    expect(matched([crowd], [event('a', 5, 'fraud'), event('b', 6)])).toEqual({ crowd: ['none', null] })
  })

  test('that two events might answer waits for an officer', () => {
    const events = [event('a', 5, 'petitionOngoing'), event('b', 6, 'petitionOngoing')]
    expect(matched([crowd], events)).toEqual({ crowd: ['ambiguous', null] })
    expect(matched([crowd], events, [{ injectId: 'crowd', incidentId: 'b' }])).toEqual({ crowd: ['chosen', 'b'] })
  })

  test('that shares its only event with another one waits too, and is settled when the other is', () => {
    const again = inject('again', 20, 'petitionOngoing')
    const events = [event('a', 5, 'petitionOngoing'), event('b', 25, 'petitionOngoing')]
    expect(matched([crowd, again], events)).toEqual({ crowd: ['ambiguous', null], again: ['ambiguous', null] })
    expect(matched([crowd, again], events, [{ injectId: 'crowd', incidentId: 'a' }])).toEqual({
      crowd: ['chosen', 'a'],
      again: ['matched', 'b'],
    })
  })

  test('is answered as the officer said last, also by an event of another kind, or by none', () => {
    const events = [event('a', 5, 'petitionOngoing'), event('b', 6, 'fraud')]
    const other = { injectId: 'crowd', incidentId: 'b' }
    expect(matched([crowd], events, [other])).toEqual({ crowd: ['chosen', 'b'] })
    expect(matched([crowd], events, [other, { injectId: 'crowd', incidentId: null }])).toEqual({
      crowd: ['chosen', null],
    })
  })
})
