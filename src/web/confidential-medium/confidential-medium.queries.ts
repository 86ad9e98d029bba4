import { queryOptions } from '@tanstack/react-query'
import type { Medium, MediumDetail, MediumParticulars } from '#domain/confidential-medium/confidential-medium.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export const mediaQuery = answerOf<Medium[]>('/confidential-media')
export const mediumQuery = (id: string) => answerOf<MediumDetail>(`/confidential-media/${id}`)
export const mediumByCodeQuery = (code: string) => answerOf<Medium>(`/confidential-media/by-code/${code}`)

/** By an act: every reading is recorded, so nothing is read again but after something was done. */
export const openedMediumQuery = (id: string) =>
  queryOptions({
    queryKey: [`/confidential-media/${id}/open`],
    queryFn: () => call<MediumParticulars>('POST', `/confidential-media/${id}/open`, { input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
