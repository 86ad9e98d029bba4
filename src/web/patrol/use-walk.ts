import { useEffect, useState } from 'react'
import { reopen } from '#web/platform/outbox/device.ts'
import type { Walk } from './walk.ts'

const nameOf = (routeId: string): string => `patrol.${routeId}`

/**
 * The round under way on a route, kept sealed on the device at every step: a reload, an empty battery or another page
 * in between loses nothing of it. `undefined` until the device was asked.
 */
export function useWalk(routeId: string) {
  const [walk, setWalk] = useState<Walk | null | undefined>(undefined)
  useEffect(() => {
    let isLeft = false
    const kept = async () => (await reopen())?.shelf.kept<Walk>(nameOf(routeId))
    kept().then(
      (found) => !isLeft && setWalk(found ?? null),
      () => !isLeft && setWalk(null),
    )
    return () => {
      isLeft = true
    }
  }, [routeId])
  const keep = async (next: Walk | null): Promise<void> => {
    setWalk(next)
    const here = await reopen()
    if (next) await here?.shelf.keep(nameOf(routeId), next)
    else await here?.shelf.forget(nameOf(routeId))
  }
  return { walk, keep }
}
