import { describe, expect, test } from 'vitest'
import { maySeeUnit, unitsSeenBy } from '#domain/person/person.rules.ts'
import type { Role } from '#domain/person/person.ts'

const person = (unitId: string | null, ...roles: Role[]) => ({ personId: 'p', unitId, roles })

describe('what a unit has on record', () => {
  test.each<Role>(['staff', 'unitHead', 'dutyOfficer', 'systemAdministrator'])('is open to its own %s only', (role) => {
    expect(maySeeUnit(person('civil', role), 'civil')).toBe(true)
    expect(maySeeUnit(person('civil', role), 'finance')).toBe(false)
    expect(unitsSeenBy(person('civil', role))).toEqual(['civil'])
  })

  test.each<Role>(['ethicsDirector', 'ethicsOfficer', 'agencyHead', 'chiefSecretary'])('is open to the %s', (role) => {
    expect(maySeeUnit(person('civil', role), 'finance')).toBe(true)
    expect(unitsSeenBy(person('civil', role))).toBe('all')
  })

  test('is closed to a person of no unit, and so is what belongs to none', () => {
    expect(maySeeUnit(person(null, 'staff'), 'civil')).toBe(false)
    expect(maySeeUnit(person(null, 'staff'), null)).toBe(false)
    expect(unitsSeenBy(person(null, 'staff'))).toEqual([])
  })
})
