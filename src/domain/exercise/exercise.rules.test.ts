import { describe, expect, test } from 'vitest'
import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import type { Role } from '#domain/person/person.ts'
import { recipientsOf, seesCourse, timetableOf } from './exercise.rules.ts'
import { findModelScenario, modelScenarios } from './model-scenarios.ts'

const person = (id: string, unitId: string, ...roles: Role[]) => ({ id, unitId, roles, name: id, title: '' })
const people = [
  person('wang', 'here', 'staff', 'dutyOfficer'),
  person('lin', 'there', 'staff'),
  person('head', 'there', 'agencyHead'),
]
const place = { unitId: 'here', startedBy: 'leader' }

describe('an inject', () => {
  test('is for those with the role in the unit where it happens, or in the whole agency', () => {
    expect(recipientsOf(people, { roles: ['staff'], where: 'unit' }, place)).toEqual(['wang'])
    expect(recipientsOf(people, { roles: ['staff', 'agencyHead'], where: 'agency' }, place)).toEqual([
      'wang',
      'lin',
      'head',
    ])
  })

  test('is for whoever leads to read out where nobody has such a role', () => {
    expect(recipientsOf(people, { roles: ['agencyHead'], where: 'unit' }, place)).toEqual(['leader'])
  })
})

describe('the course', () => {
  const standing = { startedBy: 'leader', endedAt: null, finishedAt: null }
  const officer = { personId: 'other', unitId: null, roles: ['ethicsOfficer' as const] }
  const staff = { personId: 'wang', unitId: null, roles: ['staff' as const] }

  test('is seen by whoever leads, by ethics once it has ended, and by everybody when the report is finished', () => {
    expect(seesCourse({ ...officer, personId: 'leader' }, standing)).toBe(true)
    expect([seesCourse(officer, standing), seesCourse(staff, standing)]).toEqual([false, false])
    const ended = { ...standing, endedAt: '2026-02-16T12:00:00.000Z' }
    expect([seesCourse(officer, ended), seesCourse(staff, ended)]).toEqual([true, false])
    expect(seesCourse(staff, { ...ended, finishedAt: '2026-02-16T13:00:00.000Z' })).toBe(true)
  })
})

describe('a model scenario', () => {
  test('has its own key, and its injects theirs, in order of time and before its end', () => {
    expect(new Set(modelScenarios.map(({ key }) => key)).size).toBe(modelScenarios.length)
    for (const { injects, minutes } of modelScenarios) {
      const times = injects.map(({ after }) => after)
      expect(new Set(injects.map(({ key }) => key)).size).toBe(injects.length)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect(times.at(-1)).toBeLessThan(minutes)
    }
  })

  test('expects nothing that belongs among the sealed matters, since their events are on no card', () => {
    const kinds = modelScenarios.flatMap(({ injects }) =>
      injects.flatMap(({ expects }) => (expects ? [expects.kind, ...expects.orKinds] : [])),
    )
    expect(kinds.length).toBeGreaterThan(0)
    expect(kinds.filter(isSealedKind)).toEqual([])
  })

  test('comes at its minutes after the start', () => {
    const { endsAt, injects } = timetableOf(findModelScenario('suspiciousParcel')!, new Date('2026-02-16T10:00:00Z'))
    expect(endsAt.toISOString()).toBe('2026-02-16T11:30:00.000Z')
    expect(injects[1]).toEqual({ key: 'oneMissing', dueAt: new Date('2026-02-16T10:10:00Z') })
  })
})
