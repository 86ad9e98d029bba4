import { infiniteQueryOptions } from '@tanstack/react-query'
import type { PatrolRound, PatrolRoundDetail, PatrolRoute } from '#domain/patrol/patrol.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

/** All of them with their points: what a round without network needs. */
export const routesQuery = answerOf<PatrolRoute[]>('/patrol-routes')

type RoundPage = { items: PatrolRound[]; next: string | null }

export const roundsQuery = infiniteQueryOptions({
  queryKey: ['/patrol-rounds'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    call<RoundPage>('GET', `/patrol-rounds${pageParam ? `?after=${pageParam}` : ''}`, { signal }),
  getNextPageParam: (page) => page.next,
})

export const roundQuery = (id: string) => answerOf<PatrolRoundDetail>(`/patrol-rounds/${id}`)
