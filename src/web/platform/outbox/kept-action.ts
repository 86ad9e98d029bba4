import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newId } from '#web/platform/new-id.ts'
import { enqueue, type Owed, refusalError } from './outbox.ts'
import { discard } from './outbox-acts.ts'
import { outboxNow, subscribe } from './outbox-state.ts'

const patienceMs = 4_000

/** What a page gives: the rest is the same for all. */
export type KeptEffect = Omit<Owed, 'key' | 'method'> & { method?: Owed['method'] }

const find = (key: string) => outboxNow().entries.find(({ value }) => value.id === key)

/** Until the server has taken or refused it, or it is clear that this will take a while. */
function settled(key: string): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(() => end(), patienceMs)
    const look = () => {
      const entry = find(key)
      const isWaiting = entry?.value.state === 'waiting' && (outboxNow().isSending || entry.value.attempts === 0)
      if (!isWaiting) end()
    }
    const leave = subscribe(look)
    const end = () => {
      clearTimeout(timer)
      leave()
      done()
    }
  })
}

/** Told at once when the server refuses; kept and sent later where it cannot be reached. */
async function keepAndSend(key: string, { method = 'POST', ...effect }: KeptEffect): Promise<void> {
  await enqueue({ ...effect, method, key })
  await settled(key)
  const entry = find(key)
  if (!entry?.value.refusal) return
  // The page still holds what was typed, so the person goes on there.
  await discard(entry)
  throw refusalError(entry.value.refusal)
}

/** An effect that needs no network: `done` follows when it was taken, or is safe on the device. */
export function useKeptAction(done?: () => void | Promise<void>) {
  const queries = useQueryClient()
  const key = useRef(newId())
  return useMutation<void, Error, KeptEffect>({
    mutationFn: (effect) => keepAndSend(key.current, effect),
    onSuccess: async () => {
      key.current = newId()
      await done?.()
      await queries.invalidateQueries()
    },
  })
}
