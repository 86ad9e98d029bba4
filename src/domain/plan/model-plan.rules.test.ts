import { describe, expect, test } from 'vitest'
import { checkCitation, citationsIn } from '#domain/law/citation.ts'
import { shippedLibrary } from '#domain/law/shipped-library.ts'
import { modelPlans, textOfModel } from './model-plan.rules.ts'
import { readPlan } from './plan.reader.ts'
import { isHeadingOnly } from './plan.rules.ts'

const silent = new Set(['依據', '目的', '專案期間', '附則'])

const started = modelPlans.map((model) => ({
  model,
  start: {
    model: model.key,
    rocYear: 116,
    periodStart: '2027-02-01',
    periodEnd: '2027-02-15',
    ...(model.needsDay && { day: '2027-02-13' }),
  },
}))

describe('model plans', () => {
  test('there is one for each of at least six occasions', () => {
    expect(new Set(modelPlans.map(({ key }) => key)).size).toBeGreaterThanOrEqual(6)
  })

  test.each(started)('$model.key: is read as what it is', ({ model, start }) => {
    const read = readPlan(textOfModel(start, '禾埔鄉公所', shippedLibrary), { today: '2026-11-22' })
    expect(read).toMatchObject({
      agency: '禾埔鄉公所',
      rocYear: 116,
      occasion: model.occasion,
      period: { start: '2027-02-01', end: '2027-02-15', days: 15 },
    })
    expect(read.basis.length).toBeGreaterThanOrEqual(4)
    expect(read.warnings.filter(({ code }) => code !== 'other')).toEqual([])
  })

  test.each(started)('$model.key: every clause that orders something is read as a duty', ({ start }) => {
    const { clauses, duties } = readPlan(textOfModel(start, '禾埔鄉公所', shippedLibrary), { today: '2026-11-22' })
    const covered = new Set(duties.map(({ clause }) => clause))
    const chapter = new Map<string, string>()
    for (const { label, level, heading } of clauses) if (level === 1) chapter.set(label, heading ?? '')
    const left = clauses.filter(
      (clause) =>
        !covered.has(clause.label) && !isHeadingOnly(clause) && !silent.has(chapter.get(clause.label.split('.')[0]!)!),
    )
    expect(left.map(({ label, text }) => `${label} ${text}`)).toEqual([])
    expect(duties.length).toBeGreaterThanOrEqual(30)
  })

  test.each(started)('$model.key: its citations are good law on the first day', ({ start }) => {
    const cited = citationsIn(textOfModel(start, '禾埔鄉公所', shippedLibrary), shippedLibrary)
    expect(cited.length).toBeGreaterThanOrEqual(5)
    expect(cited.map((citation) => checkCitation(citation, '2027-02-01').state)).toEqual(cited.map(() => 'right'))
  })
})
