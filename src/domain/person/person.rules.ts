import type { Role } from '#domain/person/person.ts'

/** As much of the one who acts as a rule needs to know. */
export type Acting = {
  readonly personId: string
  readonly unitId: string | null
  readonly roles: readonly Role[]
}

const hasAny = ({ roles }: Acting, wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role))

export const isEthics = (actor: Acting): boolean => hasAny(actor, ['ethicsDirector', 'ethicsOfficer'])
export const isHead = (actor: Acting): boolean => hasAny(actor, ['agencyHead', 'chiefSecretary'])

export const seesEveryUnit = (actor: Acting): boolean => isEthics(actor) || isHead(actor)

/** Units answer for themselves: their records are open to their own people, to ethics and to the heads. */
export const maySeeUnit = (actor: Acting, unitId: string | null): boolean =>
  seesEveryUnit(actor) || (unitId !== null && actor.unitId === unitId)

/** The same rule for a list. */
export const unitsSeenBy = (actor: Acting): 'all' | readonly string[] => {
  if (seesEveryUnit(actor)) return 'all'
  return actor.unitId === null ? [] : [actor.unitId]
}

/** 限閱: open to its unit, ethics and the heads, and to whoever is on duty, who must know it at night. */
export const maySeeRestricted = (actor: Acting, unitId: string): boolean =>
  maySeeUnit(actor, unitId) || actor.roles.includes('dutyOfficer')
