import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Checklist, PublishedChecklist } from '#domain/checklist/catalogue.ts'
import type { Inspection, InspectionDetail } from '#domain/inspection/inspection.ts'
import type { InspectionVersions } from '#domain/inspection/versions.ts'
import { call } from '#web/platform/api.ts'
import { orRemembered, remembered } from '#web/platform/outbox/device.ts'
import { answerOf } from '#web/platform/queries.ts'
import { begunPlace } from './begun.ts'

type InspectionPage = { items: Inspection[]; next: string | null }

export const inspectionsQuery = infiniteQueryOptions({
  queryKey: ['/inspections'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) => {
    const address = pageParam ? `/inspections?after=${pageParam}` : '/inspections'
    return orRemembered(address, () => call<InspectionPage>('GET', address, { signal }))
  },
  getNextPageParam: (page) => page.next,
})
export const versionsQuery = (id: string) => answerOf<InspectionVersions>(`/inspections/${id}/versions`)
/** What was begun here is known to the server only once it was sent. */
export const inspectionQuery = (id: string) => {
  const address = `/inspections/${id}`
  return queryOptions({
    queryKey: [address],
    queryFn: async ({ signal }) =>
      (await remembered<InspectionDetail>(begunPlace(id))) ??
      orRemembered(address, () => call<InspectionDetail>('GET', address, { signal })),
  })
}

const isPublished = (checklist: Checklist): checklist is PublishedChecklist => checklist.versionId !== null
/** The forms that can be filled in. */
export const checklistsQuery = queryOptions({
  ...answerOf<Checklist[]>('/checklists'),
  select: (checklists) => checklists.filter(isPublished),
})
