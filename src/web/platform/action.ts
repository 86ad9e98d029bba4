import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, call, type Method } from './api.ts'
import { newId } from './new-id.ts'

export type Effect = { method?: Method; address: string; input?: unknown }

/** Without a definite answer the same effect keeps its key, so that asking again cannot do it twice. */
const isUncertain = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.code === 'offline' || error.code === 'not_signed_in' || error.status >= 500

/** One intended effect on the server. Afterwards everything on the screen is asked for again. */
export function useAction<Answer>(done?: (answer: Answer) => void | Promise<void>) {
  const queries = useQueryClient()
  const open = useRef<{ effect: string; key: string } | null>(null)
  return useMutation<Answer, Error, Effect>({
    mutationFn: async ({ method = 'POST', address, input }) => {
      const effect = JSON.stringify([method, address, input])
      if (open.current?.effect !== effect) open.current = { effect, key: newId() }
      return call<Answer>(method, address, { input, key: open.current.key })
    },
    onError: (error) => {
      if (!isUncertain(error)) open.current = null
    },
    onSuccess: async (answer) => {
      open.current = null
      await done?.(answer)
      await queries.invalidateQueries()
    },
  })
}
