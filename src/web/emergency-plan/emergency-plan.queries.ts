import type { EmergencyPlan, EmergencyPlanDetail } from '#domain/emergency-plan/emergency-plan.ts'
import { answerOf } from '#web/platform/queries.ts'

export const emergencyPlansQuery = (isWithdrawn: boolean) =>
  answerOf<EmergencyPlan[]>(isWithdrawn ? '/emergency-plans?withdrawn=yes' : '/emergency-plans')
export const emergencyPlanQuery = (id: string) => answerOf<EmergencyPlanDetail>(`/emergency-plans/${id}`)
