import type { StatusToday, StatusWall } from '#domain/status-report/status-report.ts'
import { answerOf } from '#web/platform/queries.ts'

export type WatchSearch = { planId?: string; date?: string; view?: 'period' }

const everyMs = 15_000

export const statusTodayQuery = answerOf<StatusToday>('/status-reports/today', {
  refetchInterval: 2 * everyMs,
  background: true,
})

/** The wall keeps itself fresh. */
export function wallQuery(wanted: { planId?: string; from?: string; until?: string }) {
  const query = new URLSearchParams(wanted).toString()
  const freshness = { refetchInterval: everyMs, staleTime: 0, background: true }
  return answerOf<StatusWall>(`/status-reports/wall${query && `?${query}`}`, freshness)
}
