import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionQuery } from './session.ts'

/** The agency's instant: in an exercise its own clock, which runs on from the last answer. */
export function useNow(): () => string {
  const { data, dataUpdatedAt } = useQuery(sessionQuery)
  return () => {
    const ahead = data ? Date.parse(data.now) - dataUpdatedAt : 0
    return new Date(Date.now() + ahead).toISOString()
  }
}

/** The same, for what is counted by the second. */
export function useEachSecond(): Date {
  const now = useNow()
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return new Date(now())
}
