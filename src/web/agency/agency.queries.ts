import { useQuery } from '@tanstack/react-query'
import type { OwnerPhrase, Unit } from '#domain/agency/agency.ts'
import { agencyQuery } from '#web/platform/agency.ts'

const noUnits: Unit[] = []
const noPhrases: OwnerPhrase[] = []

/** The units that still receive work, in the agency's order, and the names of all. */
export function useUnits() {
  const { data } = useQuery(agencyQuery)
  const all = data?.units ?? noUnits
  return {
    all,
    units: all.filter((unit) => unit.abolishedOn === null),
    ownerPhrases: data?.ownerPhrases ?? noPhrases,
    nameOfUnit: (id: string): string => all.find((unit) => unit.id === id)?.name ?? '',
    isAbolished: (id: string): boolean => all.some((unit) => unit.id === id && unit.abolishedOn !== null),
  }
}
