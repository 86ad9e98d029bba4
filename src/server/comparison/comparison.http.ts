import { z } from 'zod'
import { ComparedItems, Comparison, ComparisonYear } from '#domain/comparison/comparison.ts'
import type { Exposing } from '#server/platform/http.ts'
import { showComparedItems, showComparison, showComparisonYears } from './comparison.operations.ts'

export function comparisonHttp({ expose }: Exposing): void {
  const planId = z.uuid()
  expose('GET /comparison', showComparison, { input: z.object({ planId }), output: Comparison })
  expose('GET /comparison/items', showComparedItems, {
    input: z.object({ planId, unitId: z.uuid(), checklistId: z.uuid() }),
    output: ComparedItems,
  })
  expose('GET /comparison/years', showComparisonYears, { input: z.object({ planId }), output: z.array(ComparisonYear) })
}
