import type { Acting } from '#domain/person/person.rules.ts'
import { Problem } from '#domain/problem.ts'
import { useSession } from './session.ts'

export function useActing(): Acting {
  const { person } = useSession()
  return { personId: person.id, unitId: person.unitId, roles: person.roles }
}

/** Asks a rule of the domain whether it would refuse, so that no button is shown that the server would refuse. */
export function isAllowed(rule: () => unknown): boolean {
  try {
    rule()
    return true
  } catch (refusal) {
    if (refusal instanceof Problem) return false
    throw refusal
  }
}
