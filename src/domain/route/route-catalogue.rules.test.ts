import { describe, expect, test } from 'vitest'
import { modelRoutes } from './model-routes.ts'
import type { RouteClock, RouteContent } from './route.ts'
import { differingParts, listedOf, shortOfLaw } from './route-catalogue.rules.ts'

const models = modelRoutes.filter(({ key }) => key === 'R10')
const model = models.at(-1)!.content
const changed = (step: RouteClock['step'], change: (clock: RouteClock) => RouteClock[]): RouteContent => ({
  ...model,
  clocks: model.clocks.flatMap((clock) => (clock.step === step && clock.basis.isLaw ? change(clock) : [clock])),
})
const short = (content: RouteContent) => shortOfLaw(model, content).map(({ step }) => step)

describe('a version falls short of the law', () => {
  test('where a time of the law is left out, is longer, or does not reach everybody', () => {
    expect(short(model)).toEqual([])
    expect(short(changed('firstNotice', () => []))).toEqual(['firstNotice'])
    expect(short(changed('firstNotice', (one) => [{ ...one, to: ['moda'] }]))).toEqual(['firstNotice'])
    expect(short(changed('damageControl', (one) => [{ ...one, within: { amount: 73, unit: 'hour' } }]))).toEqual([
      'damageControl',
    ])
  })

  test('not where it asks for more, in whatever unit', () => {
    expect(short(changed('firstNotice', (one) => [{ ...one, within: { amount: 30, unit: 'minute' } }]))).toEqual([])
    expect(short(changed('damageControl', (one) => [{ ...one, within: { amount: 2, unit: 'day' } }]))).toEqual([])
    expect(short({ ...model, clocks: [...model.clocks, { ...model.clocks[0]!, to: ['police'] }] })).toEqual([])
  })

  test('where days or workdays may end after the hours that the law gives', () => {
    for (const unit of ['day', 'workday'] as const)
      expect(short(changed('damageControl', (one) => [{ ...one, within: { amount: 3, unit } }])), unit).toEqual([
        'damageControl',
      ])
  })
})

test('an own version says what it changed, and that the model has moved on since', () => {
  const content = { ...model, title: '本所資安' }
  const own = { id: 'own', key: 'R10', number: 1, fromDate: '2025-07-01', content }
  expect(listedOf({ models, versions: [own] }, '2025-12-31')).toMatchObject({
    origin: 'own',
    differs: differingParts(models[0]!.content, content),
    newerModelFrom: null,
  })
  expect(listedOf({ models, versions: [own] }, '2026-02-11')).toMatchObject({
    differs: ['title'],
    newerModelFrom: '2026-01-05',
  })
})

test('what was taken back before its day, and has no model, is not listed', () => {
  const own = { id: 'own', key: 'own-1', number: 1, fromDate: '2026-03-01', content: model }
  const back = { ...own, id: 'back', number: 2, content: null }
  expect(listedOf({ models: [], versions: [own] }, '2026-02-11')).toMatchObject({
    isInForce: false,
    nextFrom: '2026-03-01',
  })
  expect(listedOf({ models: [], versions: [own, back] }, '2026-02-11')).toBeNull()
})
