import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { api, call } from '#web/platform/api.ts'
import { withWords } from '#web/platform/i18n.ts'
import { isUnreachable } from '#web/platform/outbox/device.ts'
import { sessionQuery, useSession } from '#web/platform/session.ts'
import { setSessionEnded } from './signed-out.ts'

const IdleDialog = lazy(withWords(() => import('./idle-dialog.tsx')))

const warnSeconds = 90
const touchEverySeconds = 60
const askAgainSeconds = 10
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** An answer counts as activity; where none can come, work on the page does. */
const touch = () =>
  call('GET', '/session').catch((error: unknown) => {
    if (isUnreachable(error)) api.activeAt = Date.now()
  })

/** Seconds until the session ends: without activity, or at its latest. */
const secondsLeft = (idleSeconds: number, endsAt: number): number =>
  Math.floor(Math.min(api.activeAt + idleSeconds * 1000 - Date.now(), endsAt - Date.now()) / 1000)

/**
 * The server ends sessions; the page only hears of it. Where it cannot be asked, in a cellar on a round, the page stays
 * open, and what is done there waits for its owner to sign in again.
 */
const endIfEnded = () =>
  call('GET', '/session', { background: true }).catch((error: unknown) => {
    if (!isUnreachable(error)) setSessionEnded(true)
  })

/** Work on the page counts as activity: the server is told of it, at most once a minute. */
function useTouchWhileWorking(isPaused: boolean): void {
  useEffect(() => {
    if (isPaused) return
    let touchedAt = 0
    const onSign = () => {
      const now = Date.now()
      if (now - Math.max(api.activeAt, touchedAt) < touchEverySeconds * 1000) return
      touchedAt = now
      void touch()
    }
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onSign)
    }
  }, [isPaused])
}

/** When the session ends at its latest, by this device's clock, which may be years off. */
function useEnd(): number {
  const { endsAt, realNow } = useSession()
  const { dataUpdatedAt } = useQuery(sessionQuery)
  return dataUpdatedAt + Date.parse(endsAt) - Date.parse(realNow)
}

/** Warns before the session ends, and ends it here when it has ended there. */
export function IdleWatch() {
  const session = useSession()
  const end = useEnd()
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY)
  const isWarning = left <= warnSeconds
  useTouchWhileWorking(isWarning)
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = secondsLeft(session.idleSeconds, end)
      setLeft(seconds <= warnSeconds ? seconds : Number.POSITIVE_INFINITY)
      if (seconds <= 0 && seconds % askAgainSeconds === 0) void endIfEnded()
    }, 1000)
    return () => clearInterval(timer)
  }, [session.idleSeconds, end])
  if (!isWarning || left <= 0) return null
  const isLatest = (end - Date.now()) / 1000 <= warnSeconds
  return (
    <Suspense>
      <IdleDialog seconds={left} isLatest={isLatest} onStay={touch} />
    </Suspense>
  )
}
