import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Person } from '#domain/person/person.ts'
import { candidatesOf, type Deed, gathered } from './reward-facts.rules.ts'
import { RewardFactKind } from './reward-facts.ts'
import { defaultRewardSettings, type RewardThresholds } from './reward-settings.ts'

const person = (id: string, unitId: string, roles: Person['roles']): Person => ({
  id,
  unitId,
  name: id,
  title: '',
  roles,
})
const people = [
  person('clerk', 'civil', ['staff']),
  person('chief', 'civil', ['unitHead']),
  person('librarian', 'library', ['staff']),
]
const units = [{ id: 'civil' }, { id: 'library' }]
const say = (key: string, parameters: Record<string, string | number> = {}) => `${key} ${JSON.stringify(parameters)}`

const deed: fc.Arbitrary<Deed> = fc
  .record({
    kind: fc.constantFrom(...RewardFactKind.options),
    id: fc.uuid(),
    owner: fc.constantFrom(...people, ...units),
  })
  .map(({ kind, id, owner }) =>
    'roles' in owner
      ? { kind, id, name: id, personId: owner.id }
      : { kind, id, name: id, personId: null, unitId: owner.id },
  )
const from: fc.Arbitrary<RewardThresholds> = fc.record({
  ...{ inTime: fc.integer({ min: 1, max: 9 }), late: fc.integer({ min: 1, max: 9 }) },
  ...{ overdue: fc.integer({ min: 1, max: 9 }), repeated: fc.integer({ min: 1, max: 9 }) },
})
const suggested = (deeds: readonly Deed[], thresholds: RewardThresholds) =>
  candidatesOf(gathered(deeds, people, units), people, { from: thresholds, plan: '春節' }, say)
const several = (kind: RewardFactKind, count: number, personId = 'clerk'): Deed[] =>
  Array.from({ length: count }, (_, at) => ({ kind, id: `${kind} ${at}`, name: '', personId }))

describe('whom the records suggest', () => {
  test('is who did enough in time, with the numbers in the sentence', () => {
    const found = suggested(several('dutiesInTime', 5), defaultRewardSettings.from)
    expect(found).toMatchObject([{ personId: 'clerk', direction: 'commendation' }])
    expect(found[0]!.reason).toContain('reward.reason.dutiesInTime')
    expect(suggested(several('dutiesInTime', 4), defaultRewardSettings.from)).toEqual([])
  })

  test('is nobody for merit who was late once', () => {
    const deeds = [...several('dutiesInTime', 50), ...several('dutiesLate', 1)]
    expect(suggested(deeds, defaultRewardSettings.from)).toEqual([])
  })

  test('is the head of a unit for what the unit owed, and nobody else of it', () => {
    const owed = ['a', 'b'].map(
      (id): Deed => ({ kind: 'deficienciesRepeated', id, name: '', personId: null, unitId: 'civil' }),
    )
    expect(suggested(owed, defaultRewardSettings.from)).toMatchObject([{ personId: 'chief', direction: 'demerit' }])
  })

  test('does not hang on the order of the records, names nobody twice, and nobody of whom there are none', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), from, (deeds, thresholds) => {
        const found = suggested(deeds, thresholds)
        expect(suggested(deeds.toReversed(), thresholds)).toEqual(found)
        expect(new Set(found.map(({ personId }) => personId)).size).toBe(found.length)
        expect(suggested([], thresholds)).toEqual([])
      }),
    )
  })

  test('grows with no threshold that is raised', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 60 }),
        from,
        fc.constantFrom(...(['late', 'overdue', 'repeated'] as const)),
        (deeds, thresholds, name) => {
          const demerits = (given: RewardThresholds) =>
            suggested(deeds, given)
              .filter(({ direction }) => direction === 'demerit')
              .map(({ personId }) => personId)
          const before = demerits(thresholds)
          const after = demerits({ ...thresholds, [name]: thresholds[name] + 1 })
          expect(after.every((id) => before.includes(id))).toBe(true)
        },
      ),
    )
  })
})

test('every record stands in the facts of exactly one person or unit', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const facts = gathered(deeds, people, units)
      const told = [...facts.people, ...facts.units].flatMap((one) => one.facts.flatMap(({ records }) => records))
      expect(told.map(({ id }) => id).sort()).toEqual(deeds.map(({ id }) => id).sort())
    }),
  )
})
