import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Deficiency, DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export type DeficiencyStatusName = Deficiency['status']
export type DeficiencySearch = { status?: DeficiencyStatusName; unitId?: string; planId?: string }

type DeficiencyPage = { items: Deficiency[]; next: string | null }

export const deficienciesQuery = (search: DeficiencySearch) =>
  infiniteQueryOptions({
    queryKey: ['/deficiencies', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...search, ...(pageParam ? { after: pageParam } : {}) }
      return call<DeficiencyPage>('GET', `/deficiencies?${new URLSearchParams(asked)}`, { signal })
    },
    getNextPageParam: (page) => page.next,
  })

export const deficiencyQuery = (id: string) => answerOf<DeficiencyDetail>(`/deficiencies/${id}`)
