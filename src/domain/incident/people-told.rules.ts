import type { Person, Role } from '#domain/person/person.ts'
import { type Authority, type InsideAuthority, isInside } from '#domain/route/authority.ts'

/** Offices that are known by a role; the others are told by whoever is told, as the card says. */
const rolesOf: Partial<Record<InsideAuthority, readonly Role[]>> = {
  agencyHead: ['agencyHead'],
  chiefSecretary: ['chiefSecretary'],
  ethicsOffice: ['ethicsDirector', 'ethicsOfficer'],
}

const authorityOf: Partial<Record<Role, InsideAuthority>> = {
  agencyHead: 'agencyHead',
  chiefSecretary: 'chiefSecretary',
  unitHead: 'responsibleUnit',
}

/** The offices, besides ethics, for which something waits that these roles may do. */
export const authoritiesOf = (roles: readonly Role[]): InsideAuthority[] =>
  roles.flatMap((role) => authorityOf[role] ?? [])

/** Ids of the people of the agency whom an event reaches by itself: ethics always, and who holds an office to be told. */
export function peopleTold(
  people: readonly Person[],
  { authorities, unitId, except }: { authorities: readonly Authority[]; unitId: string | null; except: string },
): string[] {
  const told = new Set<Authority>([...authorities, 'ethicsOffice'])
  const roles = [...told].filter(isInside).flatMap((authority) => rolesOf[authority] ?? [])
  const isTold = (person: Person): boolean =>
    person.roles.some((role) => roles.includes(role)) ||
    (told.has('responsibleUnit') && unitId !== null && person.unitId === unitId && person.roles.includes('unitHead'))
  return people.filter((person) => person.id !== except && isTold(person)).map(({ id }) => id)
}
