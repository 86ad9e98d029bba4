import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from './session.ts'

/** The agency's instant: in an exercise its own clock, which runs on from the last answer. */
export function useNow(): () => string {
  const { data, dataUpdatedAt } = useQuery(sessionQuery)
  return () => {
    const ahead = data ? Date.parse(data.now) - dataUpdatedAt : 0
    return new Date(Date.now() + ahead).toISOString()
  }
}
