import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Grade } from '#domain/checklist/checklist.ts'
import type {
  AgeingRow,
  Deficiency,
  DeficiencyDetail,
  DeficiencySource,
  SavedView,
} from '#domain/deficiency/deficiency.ts'
import type { Deputy } from '#domain/deputy/deputy.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

/** What stands in the address of the list, so that a view can be passed on. */
export type DeficiencySearch = {
  planId?: string | undefined
  unitId?: string | undefined
  grade?: Grade | undefined
  source?: DeficiencySource | undefined
  status?: Deficiency['status'] | undefined
  overdue?: true | undefined
  text?: string | undefined
  order?: 'due' | undefined
}

type DeficiencyPage = { items: Deficiency[]; next: string | null }

/** The same question, as the server takes it. */
const askedOf = (search: DeficiencySearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )

export const deficienciesQuery = (search: DeficiencySearch) =>
  infiniteQueryOptions({
    queryKey: ['/deficiencies', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...askedOf(search), ...(pageParam ? { after: pageParam } : {}) }
      return call<DeficiencyPage>('GET', `/deficiencies?${new URLSearchParams(asked)}`, { signal })
    },
    getNextPageParam: (page) => page.next,
  })

export const filterOf = ({ order: _, ...filter }: DeficiencySearch): string =>
  new URLSearchParams(askedOf(filter)).toString()
const narrowed = (path: string, search: DeficiencySearch): string => `${path}?${filterOf(search)}`

export const countQuery = (search: DeficiencySearch) =>
  answerOf<{ count: number; more: boolean }>(narrowed('/deficiencies/count', search))
export const ageingQuery = (search: DeficiencySearch) => answerOf<AgeingRow[]>(narrowed('/deficiencies/ageing', search))

export const savedViewsQuery = answerOf<SavedView[]>('/saved-views')
export const deputiesQuery = answerOf<Deputy[]>('/deputies')

export const deficiencyQuery = (id: string) => answerOf<DeficiencyDetail>(`/deficiencies/${id}`)
