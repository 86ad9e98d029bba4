import { expect, test } from 'vitest'
import type { Notice } from '#domain/incident/incident.ts'
import type { IncidentClock } from '#domain/incident/incident-clock.ts'
import { toldState } from '#domain/incident/telling.rules.ts'

const at = (time: string): string => `2026-02-16T${time}:00.000Z`
const clock = (changes: Partial<IncidentClock> = {}): IncidentClock => ({
  ...{ id: 'c', routeId: 'r', routeKey: 'R10', position: 0, step: 'firstNotice', authority: 'moda', from: 'knownAt' },
  ...{ within: { amount: 1, unit: 'hour' }, repeatUntil: null, basis: { isLaw: true, text: '', source: '' }, round: 0 },
  ...{ startedAt: at('10:00'), dueAt: at('11:00'), metAt: null, metBy: null, endedAt: null },
  ...{ supersededAt: null, supersededBy: null },
  ...changes,
})
const notice = (changes: Partial<Notice> = {}): Notice => ({
  ...{ id: 'n', authority: 'moda', recipient: '數位發展部', means: 'platform', stage: 'first', toldAt: at('10:20') },
  ...{ toldBy: '', answeredBy: '', remark: '', isVoid: false },
  ...changes,
})
const stateOf = (clocks: IncidentClock[], notices: Notice[], now = at('10:30')) =>
  toldState({ authority: 'moda' }, { clocks, notices }, new Date(now))

test('whoever has not been told is late as soon as the time is over', () => {
  expect(stateOf([clock()], [])).toEqual({ state: 'notYet', dueAt: at('11:00'), toldAt: null })
  expect(stateOf([clock()], [], at('11:01')).state).toBe('late')
})

test('whoever was told in time, or late, stays so', () => {
  expect(stateOf([clock({ metAt: at('10:20'), metBy: 'n' })], [notice()])).toMatchObject({
    state: 'told',
    toldAt: at('10:20'),
  })
  expect(stateOf([clock({ metAt: at('11:20'), metBy: 'n' })], [notice({ toldAt: at('11:20') })]).state).toBe('toldLate')
})

test('after a change of level whoever was told before is to be told again', () => {
  const before = clock({ metAt: at('10:20'), metBy: 'n' })
  const after = clock({ id: 'd', routeKey: 'R11', startedAt: at('10:25'), dueAt: at('11:25') })
  expect(stateOf([before, after], [notice()])).toMatchObject({ state: 'notYet', dueAt: at('11:25') })
})

test('without a clock any call will do, but not one that did not happen', () => {
  expect(stateOf([], [notice()]).state).toBe('told')
  expect(stateOf([], [notice({ isVoid: true })]).state).toBe('notYet')
})

test('what was left open when the event was closed counts no more', () => {
  expect(stateOf([clock({ endedAt: at('10:40') })], []).state).toBe('ended')
})

test('at once is as soon as somebody has called', () => {
  const atOnce = clock({ within: { amount: 0, unit: 'minute' }, dueAt: at('10:00') })
  expect(stateOf([atOnce], [], at('10:04')).state).toBe('notYet')
  expect(stateOf([atOnce], [], at('10:06')).state).toBe('late')
})
