import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Duty } from '#domain/duty/duty.ts'
import type { FactsChange, Incident, IncidentFilter, IncidentPreviewAsked } from '#domain/incident/incident.ts'
import type { FactsChangePreview, IncidentCard, IncidentPreview } from '#domain/incident/incident-card.ts'
import type { PlanDetail, PlanSummary } from '#domain/plan/plan.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

/** What stands in the address of the list. */
export type IncidentSearch = Omit<IncidentFilter, 'planId'>

export const incidentsQuery = (search: IncidentSearch) => {
  const asked = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== undefined)).toString()
  return answerOf<Incident[]>(asked ? `/incidents?${asked}` : '/incidents')
}
export const incidentQuery = (id: string) => answerOf<IncidentCard>(`/incidents/${id}`)

/** Asked again whenever one of the facts changes. */
export const previewQuery = (asked: IncidentPreviewAsked) =>
  queryOptions({
    queryKey: ['/incidents/preview', asked],
    queryFn: ({ signal }) => call<IncidentPreview>('POST', '/incidents/preview', { input: asked, signal }),
  })

/** The reason is asked for when it is sent; it changes nothing of what follows. */
export const changePreviewQuery = ({ reason: _, ...change }: FactsChange) =>
  queryOptions({
    queryKey: ['/incidents/facts/preview', change],
    queryFn: ({ signal }) =>
      call<FactsChangePreview>('POST', `/incidents/${change.id}/facts/preview`, {
        input: { ...change, reason: '-' },
        signal,
      }),
  })

export type EventDuty = Duty & { clauseLabel: string }

const isOnEvent = ({ status, mode }: Duty): boolean => status === 'accepted' && mode === 'conditional'

/** What the running plan orders for the case that something happens. */
export function useEventDuties(): { planId: string | null; duties: EventDuty[] } {
  const { data: plans } = useQuery(answerOf<PlanSummary[]>('/plans'))
  const planId = plans?.find(({ status }) => status === 'issued')?.id ?? null
  const { data } = useQuery({ ...answerOf<PlanDetail>(`/plans/${planId}`), enabled: planId !== null })
  const labels = new Map(data?.clauses.map(({ id, label }) => [id, label]))
  const duties = data?.duties.filter(isOnEvent) ?? []
  return { planId, duties: duties.map((duty) => ({ ...duty, clauseLabel: labels.get(duty.clauseId) ?? '' })) }
}
