import { useQuery } from '@tanstack/react-query'
import type { Duty } from '#domain/duty/duty.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { PlanDetail, PlanSummary } from '#domain/plan/plan.ts'
import { answerOf } from '#web/platform/queries.ts'

export const incidentsQuery = answerOf<Incident[]>('/incidents')
export const incidentQuery = (id: string) => answerOf<Incident>(`/incidents/${id}`)

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
