import { describe, expect, test } from 'vitest'
import type { FollowUpModel, FollowUpOutcome, FollowUpStepModel } from './follow-up-model.ts'
import { kindsFor, modelCases, modelFrom, modelOn } from './model-cases.ts'

const branchesOf = ({ outcomes }: FollowUpModel): (FollowUpOutcome | null)[] =>
  outcomes.length > 0 ? outcomes : [null]
const isIn = ({ when }: FollowUpStepModel, outcome: FollowUpOutcome | null) =>
  when.length === 0 || (outcome !== null && when.includes(outcome))

describe.each(modelCases.map((model) => [`${model.kind} from ${model.from}`, model] as const))('%s', (_, model) => {
  const { steps, outcomes, isSealed } = model
  const byKey = new Map(steps.map((step) => [step.key, step]))

  test('names each step once, and only steps that there are', () => {
    expect(byKey.size).toBe(steps.length)
    for (const { after, due } of steps) {
      for (const key of after) expect(byKey.get(key)?.isMandatory, key).toBe(true)
      if (due && due.from !== 'opened') expect(byKey.has(due.from)).toBe(true)
    }
  })

  test('has one end, which every branch can reach, and no step that waits for itself', () => {
    expect(steps.filter(({ ends }) => ends)).toMatchObject([{ when: [], after: [], decides: false, isMandatory: true }])
    for (const outcome of branchesOf(model)) {
      const owed = steps.filter((step) => isIn(step, outcome))
      const done = new Set<string>()
      for (let round = 0; round < steps.length; round += 1)
        for (const { key, after } of owed)
          if (after.every((one) => done.has(one) || !isIn(byKey.get(one)!, outcome))) done.add(key)
      expect([...done].sort()).toEqual(owed.map(({ key }) => key).sort())
    }
  })

  test('says its outcome once, if it has any, and owes something for each', () => {
    expect(steps.filter(({ decides }) => decides).length).toBe(outcomes.length > 0 ? 1 : 0)
    for (const { when } of steps) for (const outcome of when) expect(outcomes).toContain(outcome)
    for (const outcome of outcomes)
      expect(
        steps.some(({ when, isMandatory }) => isMandatory && when.includes(outcome)),
        outcome,
      ).toBe(true)
  })

  test('calls law only what has a source, and keeps no words of what is sealed', () => {
    for (const { basis, due } of steps)
      for (const one of [basis, ...(due ? [due.basis] : [])]) if (one.isLaw) expect(one.source).not.toBe('')
    if (isSealed) expect(steps.filter(({ proof }) => proof.note)).toEqual([])
  })
})

test('the times that no law gives are the agency’s own', () => {
  const dues = modelCases.flatMap(({ steps }) => steps.flatMap(({ due }) => due ?? []))
  expect(dues.length).toBeGreaterThan(0)
  expect(dues.filter(({ basis }) => basis.isLaw)).toEqual([])
})

test('a leak has the four outcomes, each with its own chain', () => {
  const { outcomes, steps } = modelOn('secretLeak', '2026-02-11')
  expect(outcomes).toEqual(['unfounded', 'administrative', 'criminal', 'corruption'])
  const chain = (outcome: FollowUpOutcome) => steps.filter(({ when }) => when.includes(outcome)).map(({ key }) => key)
  expect(chain('unfounded')).toEqual(['fileUnfounded'])
  expect(chain('administrative')).toEqual(['remedy', 'superiorReview', 'headDecision', 'resultToAac'])
  expect(chain('criminal')).toEqual(['remedy', 'superiorReview', 'letterToAac'])
  expect(chain('corruption')).toEqual(['remedy', 'corruptionProcedure'])
})

test('a case is found again by the version that it keeps', () => {
  for (const model of modelCases) expect(modelFrom(model.kind, model.from)).toBe(model)
})

test('which cases may follow hangs on the kinds of the event', () => {
  expect(kindsFor(['fraud', 'mediaEvent'], '2026-02-11')).toEqual(['fraud'])
  expect(kindsFor(['petitionWarning', 'petitionOngoing'], '2026-02-11')).toEqual(['petition'])
  expect(kindsFor(['officialSecretLeak', 'insiderMisuse'], '2026-02-11')).toEqual(['secretLeak', 'insiderMisuse'])
  expect(kindsFor(['stateSecretLeak', 'foreignLeak'], '2026-02-11')).toEqual([])
})
