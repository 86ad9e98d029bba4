import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ToldThing } from '#domain/telling/telling.ts'
import { call } from '#web/platform/api.ts'

const lookEveryMs = 30_000

/** Looked at again and again; that alone keeps nobody signed in. */
export const unreadQuery = queryOptions({
  queryKey: ['/told/unread'],
  queryFn: ({ signal }) => call<{ unread: number }>('GET', '/told/unread', { signal, background: true }),
  refetchInterval: lookEveryMs,
})

type ToldPage = { items: ToldThing[]; more: boolean }

export const toldQuery = infiniteQueryOptions({
  queryKey: ['/told'],
  queryFn: ({ signal, pageParam }) => call<ToldPage>('GET', `/told${pageParam && `?before=${pageParam}`}`, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.id : undefined),
})
