import type { ComparedItems, Comparison, ComparisonYear } from '#domain/comparison/comparison.ts'
import { answerOf } from '#web/platform/queries.ts'

export type ComparisonSearch = { planId?: string; unitId?: string; checklistId?: string }
export type ComparedPlace = Required<ComparisonSearch>

export const comparisonQuery = (planId: string) => answerOf<Comparison>(`/comparison?planId=${planId}`)
export const comparisonYearsQuery = (planId: string) => answerOf<ComparisonYear[]>(`/comparison/years?planId=${planId}`)
export const comparedItemsQuery = ({ planId, unitId, checklistId }: ComparedPlace) =>
  answerOf<ComparedItems>(`/comparison/items?planId=${planId}&unitId=${unitId}&checklistId=${checklistId}`)
