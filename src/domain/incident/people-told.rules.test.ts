import { expect, test } from 'vitest'
import { peopleTold } from '#domain/incident/people-told.rules.ts'
import type { Person, Role } from '#domain/person/person.ts'

const person = (id: string, unitId: string | null, ...roles: Role[]): Person => ({
  id,
  unitId,
  roles,
  name: id,
  title: '',
})
const people = [
  person('head', null, 'agencyHead'),
  person('officer', 'ethics', 'ethicsOfficer'),
  person('civil', 'civil', 'unitHead'),
  person('finance', 'finance', 'unitHead'),
  person('staff', 'civil', 'staff'),
]
const told = (...authorities: Parameters<typeof peopleTold>[1]['authorities']) =>
  peopleTold(people, { authorities, unitId: 'civil', except: 'nobody' })

test('ethics is told of every event, whatever the routes say', () => {
  expect(told()).toEqual(['officer'])
  expect(told('police')).toEqual(['officer'])
})

test('who holds an office that is to be told is told; of the unit only its head', () => {
  expect(told('agencyHead', 'responsibleUnit')).toEqual(['head', 'officer', 'civil'])
})

test('who wrote it down is not told of it', () => {
  expect(peopleTold(people, { authorities: [], unitId: null, except: 'officer' })).toEqual([])
})
