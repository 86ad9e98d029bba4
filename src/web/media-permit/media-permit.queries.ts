import { queryOptions } from '@tanstack/react-query'
import type { Permit, PermitOpened } from '#domain/media-permit/media-permit.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export const permitsQuery = (mediumId?: string) =>
  answerOf<Permit[]>(mediumId ? `/media-permits?mediumId=${mediumId}` : '/media-permits')
export const permitQuery = (id: string) => answerOf<Permit>(`/media-permits/${id}`)
export const permitByCodeQuery = (code: string) =>
  answerOf<Permit>(`/media-permits/by-code/${encodeURIComponent(code)}`)

/** By an act: every reading is recorded, so nothing is read again but after something was done. */
export const openedPermitQuery = (id: string) =>
  queryOptions({
    queryKey: [`/media-permits/${id}/open`],
    queryFn: () => call<PermitOpened>('POST', `/media-permits/${id}/open`, { input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
