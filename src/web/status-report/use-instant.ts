import { useEffect, useReducer } from 'react'
import { useNow } from '#web/platform/use-now.ts'

/** The agency's instant, taken anew every few seconds, so that states go on while one looks. */
export function useInstant(everyMs = 5_000): Date {
  const now = useNow()
  const [, takeAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const timer = setInterval(takeAgain, everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return new Date(now())
}
