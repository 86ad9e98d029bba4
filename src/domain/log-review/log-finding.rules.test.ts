import { describe, expect, test } from 'vitest'
import { maySeeFinding, personOf } from '#domain/log-review/log-finding.rules.ts'
import type { Role } from '#domain/person/person.ts'

const person = (id: string, ...roles: Role[]) => ({ id, unitId: null, roles })
const office = [
  person('head', 'agencyHead'),
  person('secretary', 'chiefSecretary'),
  person('director', 'ethicsDirector'),
  person('officer', 'ethicsOfficer'),
  person('it', 'systemAdministrator'),
]

describe('a finding', () => {
  const seenBy = (...concerned: string[]) =>
    office.filter((one) => maySeeFinding({ ...one, personId: one.id }, concerned, office)).map(({ id }) => id)

  test('is for ethics, and never for whom it concerns', () => {
    expect(seenBy()).toEqual(['director', 'officer'])
    expect(seenBy('officer')).toEqual(['director'])
    expect(seenBy('head')).toEqual(['director', 'officer'])
  })

  test('is for the head where it concerns all of ethics, and for the secretary where it concerns the head too', () => {
    expect(seenBy('director', 'officer')).toEqual(['head'])
    expect(seenBy('director', 'officer', 'head')).toEqual(['secretary'])
  })
})

test('an account is whose the list says it is, else whose sign-in it is', () => {
  const people = [
    { id: '1', name: '王一', loginName: 'wang.yi' },
    { id: '2', name: '李二', loginName: 'li.er' },
  ]
  expect(personOf('hr01', [{ account: 'hr01', name: '李二' }], people)?.id).toBe('2')
  expect(personOf('WANG.YI', [], people)?.id).toBe('1')
  expect(personOf('nobody', [], people)).toBeUndefined()
  expect(personOf(null, [], people)).toBeUndefined()
})
