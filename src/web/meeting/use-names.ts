import { useQuery } from '@tanstack/react-query'
import { agencyQuery } from '#web/platform/agency.ts'
import type { Names } from './meeting-words.tsx'

/** People and units by their ids. */
export function useNames(): Names {
  const { data } = useQuery(agencyQuery)
  const names = new Map([...(data?.people ?? []), ...(data?.units ?? [])].map(({ id, name }) => [id, name]))
  return (id) => (id === null ? '' : (names.get(id) ?? ''))
}
