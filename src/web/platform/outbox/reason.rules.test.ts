import { describe, expect, test } from 'vitest'
import type { Entry, KeptFile, Stored } from './entry.ts'
import { firstOf, isOld, reasonOf, thingsOf, waitingSince } from './reason.rules.ts'

const entry = (order: number, changes: Partial<Entry> = {}): Stored<Entry> => ({
  order,
  rev: 1,
  value: { id: `e${order}`, subject: 's', fileIds: [], state: 'waiting', ...changes } as Entry,
})
const file = (state: KeptFile['state']): Stored<KeptFile> => ({
  order: 1,
  rev: 1,
  value: { id: 'f', state } as KeptFile,
})
const around = { entries: [], files: [], rest: 'done' as const, isSending: false }

describe('why something has not been sent', () => {
  test('is told of every entry', () => {
    const one = entry(1)
    expect(reasonOf(one, around)).toBe('soon')
    expect(reasonOf(one, { ...around, rest: 'offline' })).toBe('offline')
    expect(reasonOf(one, { ...around, rest: 'signIn' })).toBe('signIn')
    expect(reasonOf(one, { ...around, rest: { busySeconds: 3 } })).toBe('busy')
    expect(reasonOf(one, { ...around, isSending: true })).toBe('sending')
    expect(reasonOf(entry(1, { state: 'refused' }), around)).toBe('refused')
    expect(reasonOf(entry(1, { state: 'setAside' }), around)).toBe('setAside')
  })

  test('is that what was kept before about the same thing has not gone, unless a person set that aside', () => {
    const second = entry(2)
    expect(reasonOf(second, { ...around, entries: [entry(1), second] })).toBe('earlier')
    expect(reasonOf(second, { ...around, entries: [entry(1, { state: 'setAside' }), second] })).toBe('soon')
  })

  test('is a photograph on its way, or one that the server would not have', () => {
    const one = entry(1, { fileIds: ['f'] })
    expect(reasonOf(one, { ...around, files: [file('waiting')] })).toBe('files')
    expect(reasonOf(one, { ...around, files: [file('refused')] })).toBe('fileRefused')
  })

  test('is worth a warning after a day, and a clock that was set back does not give one', () => {
    const now = Date.parse('2026-02-12T01:00:00Z')
    expect(isOld('2026-02-11T01:00:00Z', now)).toBe(true)
    expect(isOld('2026-02-11T01:00:01Z', now)).toBe(false)
    expect(isOld('2036-02-11T01:00:00Z', now)).toBe(false)
    expect(waitingSince([{ keptAt: '2026-02-12' }, { keptAt: '2026-02-11' }])).toBe('2026-02-11')
    expect(waitingSince([])).toBeNull()
  })

  test('is told once of one thing, by what is stuck there or goes next', () => {
    const things = thingsOf([
      entry(1),
      entry(2),
      entry(3, { subject: 'other', state: 'setAside' }),
      entry(4, { state: 'refused' }),
    ])
    expect(things.map(({ entries }) => entries.length)).toEqual([3, 1])
    expect(things.map((thing) => firstOf(thing).order)).toEqual([4, 3])
  })
})
