import type { Readiness } from '#domain/readiness/readiness.ts'
import { answerOf } from '#web/platform/queries.ts'

export const readinessQuery = (planId: string) => answerOf<Readiness>(`/plans/${planId}/readiness`, { staleTime: 0 })
