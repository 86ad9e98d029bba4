import { queryOptions } from '@tanstack/react-query'
import type { LogFinding, LogFindingListed, LogImport, LogReviews } from '#domain/log-review/log-review.ts'
import type { LogRuleShown } from '#domain/log-review/log-rule.ts'
import { call } from '#web/platform/api.ts'
import { answerOf, openedAt } from '#web/platform/queries.ts'

export const logReviewsQuery = answerOf<LogReviews>('/log-reviews')
export const logRulesQuery = answerOf<LogRuleShown[]>('/log-rules')

const isUnderWay = (state: LogImport['state'] | undefined) => state === 'waiting' || state === 'running'

/** Asked again by itself while it is under way. */
export const logImportQuery = (id: string) =>
  queryOptions({
    ...answerOf<LogImport>(`/log-imports/${id}`, { background: true }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? 1500 : false),
  })

/** By an act: every reading is recorded. */
export const logFindingsQuery = (importId: string | null) =>
  queryOptions({
    queryKey: ['/log-findings', importId],
    queryFn: () => call<LogFindingListed[]>('POST', '/log-findings', { input: { importId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

export const logFindingQuery = (id: string) => openedAt<LogFinding>(`/log-findings/${id}`)
