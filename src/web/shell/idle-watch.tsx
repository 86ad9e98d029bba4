import { lazy, Suspense, useEffect, useState } from 'react'
import { api, call } from '#web/platform/api.ts'
import { useSession } from '#web/platform/session.ts'
import { setSessionEnded } from './signed-out.ts'

const IdleDialog = lazy(() => import('./idle-dialog.tsx'))

const warnSeconds = 90
const touchEverySeconds = 60
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** An answer counts as activity; without one the next sign of life asks again. */
const touch = () => call('GET', '/session').catch(() => undefined)

/** Seconds until the session ends: without activity, or at its latest. */
const secondsLeft = (idleSeconds: number, endsAt: number): number =>
  Math.floor(Math.min(api.activeAt + idleSeconds * 1000 - Date.now(), endsAt - Date.now()) / 1000)

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

/** Warns before the session ends, and ends it here when it has ended there. */
export function IdleWatch() {
  const session = useSession()
  const end = Date.parse(session.endsAt)
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY)
  const isWarning = left <= warnSeconds
  useTouchWhileWorking(isWarning)
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = secondsLeft(session.idleSeconds, end)
      setLeft(seconds <= warnSeconds ? seconds : Number.POSITIVE_INFINITY)
      if (seconds <= 0) setSessionEnded(true)
    }, 1000)
    return () => clearInterval(timer)
  }, [session, end])
  if (!isWarning || left <= 0) return null
  const isLatest = (end - Date.now()) / 1000 <= warnSeconds
  return (
    <Suspense>
      <IdleDialog seconds={left} isLatest={isLatest} onStay={touch} />
    </Suspense>
  )
}
