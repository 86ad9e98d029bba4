import { useQuery } from '@tanstack/react-query'
import type { Operation } from '#domain/access.ts'
import type { Session } from '#domain/session/session.ts'
import { answerOf } from './queries.ts'

export const sessionQuery = answerOf<Session>('/session', { staleTime: 60_000, retryOnMount: false })

/** Who is signed in. Pages are only shown to somebody who is. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('a page was shown without a session')
  return data
}

export function useMay(): (operation: Operation) => boolean {
  const { operations } = useSession()
  return (operation) => operations.includes(operation)
}
