import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import type { Role } from '#domain/person/person.ts'
import { IncidentKind } from '#domain/route/route.ts'
import {
  checkCandidate,
  checkMayAct,
  checkMayLead,
  firstResponsible,
  mayRead,
} from '#domain/sealed-matter/sealed-matter.rules.ts'
import { countsOf } from '#domain/sealed-matter/sealed-matter-counts.rules.ts'

const person = (id: string, ...roles: Role[]) => ({ id, unitId: null, roles })
const office = [
  person('head', 'agencyHead'),
  person('secretary', 'chiefSecretary'),
  person('director', 'ethicsDirector'),
  person('officer', 'ethicsOfficer'),
  person('staff', 'staff'),
]

describe('who may', () => {
  test('read hangs on being named, or on a broken glass, and never on a role', () => {
    expect(mayRead({ capacity: null, hasGlass: false, isConcerned: false })).toBe(false)
    expect(mayRead({ capacity: 'recipient', hasGlass: false, isConcerned: false })).toBe(true)
    expect(mayRead({ capacity: null, hasGlass: true, isConcerned: false })).toBe(true)
  })

  test('is never whom it concerns', () => {
    for (const capacity of ['responsible', 'recipient', null] as const)
      for (const hasGlass of [true, false]) expect(mayRead({ capacity, hasGlass, isConcerned: true })).toBe(false)
  })

  test('write is a reader, and lead is whoever answers for it', () => {
    const standing = { hasGlass: true, isConcerned: false }
    expect(() => checkMayAct({ ...standing, capacity: null })).toThrow('sealedMatter.glass_only_shows')
    expect(() => checkMayAct({ ...standing, capacity: 'recipient' })).not.toThrow()
    expect(() => checkMayLead({ ...standing, capacity: 'recipient' })).toThrow('sealedMatter.responsible_only')
    expect(() => checkMayLead({ ...standing, capacity: null, hasGlass: false })).toThrow('not_found')
  })

  test('be named must not be concerned and must have access of some kind', () => {
    expect(() => checkCandidate(office[4]!, 'recipient', [])).not.toThrow()
    expect(() => checkCandidate(office[4]!, 'recipient', ['staff'])).toThrow('sealedMatter.person_concerned')
    expect(() => checkCandidate(person('it', 'systemAdministrator'), 'recipient', [])).toThrow(
      'sealedMatter.person_without_access',
    )
  })
})

describe('who answers for it first', () => {
  const of = (...concerned: string[]) => firstResponsible(office, concerned).map(({ id }) => id)

  test('is all of ethics whom it does not concern, else the head, else the secretary', () => {
    expect(of()).toEqual(['director', 'officer'])
    expect(of('director')).toEqual(['officer'])
    expect(of('director', 'officer')).toEqual(['head'])
    expect(of('director', 'officer', 'head')).toEqual(['secretary'])
    expect(() => of('director', 'officer', 'head', 'secretary')).toThrow('sealedMatter.nobody_left')
  })
})

test('what the law and the plan hold to be confidential is sealed by its kind', () => {
  expect(IncidentKind.options.filter(isSealedKind)).toEqual([
    'headSafety',
    'officialSecretLeak',
    'stateSecretLeak',
    'foreignLeak',
    'insiderMisuse',
    'nationalSecurity',
    'nationalInterest',
    'travelAnomaly',
    'travelLostContact',
    'travelUnauthorized',
    'mainlandVisitor',
    'whistleblowing',
  ])
})

describe('the figures', () => {
  const shadow = (kind: IncidentKind, closedAt: string | null = null) => ({ kinds: [kind], closedAt })
  const leaks = (count: number) => Array.from({ length: count }, () => shadow('officialSecretLeak'))

  test('of none, one and two are the same', () => {
    expect(countsOf(leaks(2), 3)).toEqual(countsOf([], 3))
    expect(countsOf(leaks(1), 3).total).toBeNull()
    expect(countsOf(leaks(3), 3)).toEqual({
      from: 3,
      total: 3,
      closed: 0,
      byKind: [{ kind: 'officialSecretLeak', count: 3 }],
    })
  })

  test('do not let a small one be worked out from the others', () => {
    expect(countsOf([...leaks(3), shadow('whistleblowing')], 3)).toMatchObject({ total: 4, byKind: null })
    expect(countsOf([...leaks(3), shadow('whistleblowing', '2026-02-11T00:00:00.000Z')], 3).closed).toBeNull()
    const shadows = fc.array(
      fc.record({
        kinds: fc.constantFrom(...IncidentKind.options).map((kind) => [kind]),
        closedAt: fc.constantFrom(null, '2026-02-11T00:00:00.000Z'),
      }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(shadows, fc.integer({ min: 1, max: 6 }), (all, from) => {
        const { total, closed, byKind } = countsOf(all, from)
        const parts = [closed, ...(byKind ?? []).map(({ count }) => count)].filter((part) => part !== null)
        for (const part of parts) {
          expect(part === 0 || part >= from).toBe(true)
          expect(part === total || total! - part >= from).toBe(true)
        }
      }),
    )
  })
})
