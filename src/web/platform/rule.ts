import type { Acting } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { useSession } from './session.ts'

export function useActing(): Acting {
  const { person } = useSession()
  return { personId: person.id, unitId: person.unitId, roles: person.roles }
}

/** Asks a rule of the domain what it would refuse, so that page and server cannot disagree. */
export function refusalOf(rule: () => unknown): Problem | null {
  try {
    rule()
    return null
  } catch (refusal) {
    if (refusal instanceof Problem) return refusal
    throw refusal
  }
}

export const isAllowed = (rule: () => unknown): boolean => refusalOf(rule) === null
