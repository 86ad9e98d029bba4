import type { InspectionPlan, InspectionPlanSummary } from '#domain/inspection-plan/inspection-plan.ts'
import { answerOf } from '#web/platform/queries.ts'

export const inspectionPlansQuery = answerOf<InspectionPlanSummary[]>('/inspection-plans')
export const inspectionPlanQuery = (id: string) => answerOf<InspectionPlan>(`/inspection-plans/${id}`, { staleTime: 0 })
