import type { Visit, VisitShadow } from '#domain/mainland-visitor/mainland-visit.ts'
import { answerOf, openedAt } from '#web/platform/queries.ts'

export const visitsQuery = answerOf<VisitShadow[]>('/mainland-visits')
export const openedVisitQuery = (id: string) => openedAt<Visit>(`/mainland-visits/${id}`)
