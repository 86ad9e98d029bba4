import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { Inspection, InspectionDetail } from '#domain/inspection/inspection.ts'
import type { InspectionVersions } from '#domain/inspection/versions.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export type Checklist = {
  id: string
  kind: ChecklistContent['kind']
  title: string
  versionId: string
  version: number
}

type InspectionPage = { items: Inspection[]; next: string | null }

export const inspectionsQuery = infiniteQueryOptions({
  queryKey: ['/inspections'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    call<InspectionPage>('GET', pageParam ? `/inspections?after=${pageParam}` : '/inspections', { signal }),
  getNextPageParam: (page) => page.next,
})
export const versionsQuery = (id: string) => answerOf<InspectionVersions>(`/inspections/${id}/versions`)
export const inspectionQuery = (id: string) => answerOf<InspectionDetail>(`/inspections/${id}`)
export const checklistsQuery = answerOf<Checklist[]>('/checklists')
