import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { SignInState } from '#domain/session/session.ts'
import { ApiProblem, call } from '#web/platform/api.ts'

export type SignInAnswer = z.infer<typeof SignInState>

export type SamplePeople = {
  people: { loginName: string; name: string; title: string; unitName: string | null }[]
  password: string
}

/** Null where there is no sample agency. */
export const sampleQuery = queryOptions({
  queryKey: ['/sample'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () =>
    call<SamplePeople>('GET', '/sample', { background: true }).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status !== 0) return null
      throw error
    }),
})
