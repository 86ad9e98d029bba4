import { expect, test } from 'vitest'
import { modelRoutes } from './model-routes.ts'
import { inForceOn, type OwnVersion, timelineOf } from './timeline.rules.ts'

const models = modelRoutes.filter(({ key }) => key === 'R10')
const content = { ...models[0]!.content, title: '本所的' }
const own = (number: number, fromDate: string, kept = true): OwnVersion => ({
  id: `own-${number}`,
  key: 'R10',
  number,
  fromDate,
  content: kept ? content : null,
})
const days = (versions: OwnVersion[]) =>
  timelineOf(models, versions).map(({ id, from, until }) => [id.startsWith('own') ? id : 'model', from, until])

test('an agency without versions of its own follows the model, and a law that is renamed arrives by itself', () => {
  expect(days([])).toEqual([
    ['model', '2019-01-01', '2026-01-04'],
    ['model', '2026-01-05', null],
  ])
})

test('an own version stands from its day, and the model again from the day it is withdrawn', () => {
  expect(days([own(1, '2025-06-01'), own(2, '2026-02-01', false)])).toEqual([
    ['model', '2019-01-01', '2025-05-31'],
    ['own-1', '2025-06-01', '2026-01-31'],
    ['model', '2026-02-01', null],
  ])
})

test('of two own versions from the same day the later published stands', () => {
  expect(days([own(1, '2026-02-01'), own(2, '2026-02-01')]).slice(-1)).toEqual([['own-2', '2026-02-01', null]])
})

test('a version published for an earlier day ends where the one announced before begins', () => {
  expect(days([own(1, '2026-03-01'), own(2, '2026-02-01')]).slice(-2)).toEqual([
    ['own-2', '2026-02-01', '2026-02-28'],
    ['own-1', '2026-03-01', null],
  ])
})

test('on any day there is at most one route of a key', () => {
  for (const day of ['2023-11-30', '2023-12-01', '2026-01-04', '2026-01-05', '2026-02-11']) {
    const keys = inForceOn(day, modelRoutes, [own(1, '2026-02-11')]).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  }
})
