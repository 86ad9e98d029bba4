import { QueryClient, queryOptions } from '@tanstack/react-query'
import { ApiProblem, call } from './api.ts'
import { orRemembered } from './outbox/device.ts'

const isWorthRetrying = (attempts: number, error: Error): boolean =>
  error instanceof ApiProblem && (error.code === 'offline' || error.code === 'unavailable') && attempts < 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: isWorthRetrying,
      staleTime: 15_000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

type Freshness = { staleTime?: number; retryOnMount?: boolean; refetchInterval?: number }

/** What is asked for on a round, where there may be no network. */
const taken =
  /^\/(today|agency|checklists|points|contacts|patrol-routes|status-reports|off-duty-checks|broadcasts|handovers|my-shifts|assignments|inspections\/[^/]+)(\/|$)/

/**
 * What an address answers; the address is its own key. What a page asks again by itself is asked in the `background`:
 * nobody stays signed in by it.
 */
export const answerOf = <Answer>(
  address: string,
  { background = false, ...freshness }: Freshness & { background?: boolean } = {},
) =>
  queryOptions({
    queryKey: [address],
    queryFn: ({ signal }) => {
      const ask = () => call<Answer>('GET', address, { signal, background })
      return taken.test(address) ? orRemembered(address, ask) : ask()
    },
    ...freshness,
  })

/** By an act: every reading is recorded, so nothing is read again but after something was done. */
export const openedAt = <Answer>(address: string) =>
  queryOptions({
    queryKey: [`${address}/open`],
    queryFn: () => call<Answer>('POST', `${address}/open`, { input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
