import type { Incident } from '#domain/incident/incident.ts'
import type { PlanDetail, PlanLive, PlanSummary } from '#domain/plan/plan.ts'
import type { AmendmentEffect, PlanVersions } from '#domain/plan/plan-revision.ts'
import { answerOf } from '#web/platform/queries.ts'

export const plansQuery = answerOf<PlanSummary[]>('/plans')
export const planQuery = (id: string) => answerOf<PlanDetail>(`/plans/${id}`)
export const planLiveQuery = (id: string) => answerOf<PlanLive>(`/plans/${id}/live`)
export const planIncidentsQuery = (id: string) => answerOf<Incident[]>(`/incidents?planId=${id}`)
export const planVersionsQuery = (id: string) => answerOf<PlanVersions>(`/plans/${id}/versions`)
export const amendmentQuery = (id: string) => answerOf<AmendmentEffect>(`/plans/${id}/amendment`)
