import { useEffect, useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { api, call } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { setSessionEnded } from './signed-out.ts'

const warnSeconds = 90
const touchEverySeconds = 60
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

const touch = () => call('GET', '/session').catch(() => undefined)

/** Seconds until the session ends: without activity, or at its latest. */
const secondsLeft = (idleSeconds: number, endsAt: number): number =>
  Math.floor(Math.min(api.activeAt + idleSeconds * 1000 - Date.now(), endsAt - Date.now()) / 1000)

/** Work on the page counts as activity: the server is told of it, at most once a minute. */
function useTouchWhileWorking(isPaused: boolean): void {
  useEffect(() => {
    if (isPaused) return
    const onSign = () => {
      if (Date.now() - api.activeAt < touchEverySeconds * 1000) return
      api.activeAt = Date.now()
      void touch()
    }
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onSign)
    }
  }, [isPaused])
}

export default function IdleDialog() {
  const session = useSession()
  const end = Date.parse(session.endsAt)
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY)
  const signOut = useAction(() => window.location.assign('/'))
  const isOpen = left <= warnSeconds
  useTouchWhileWorking(isOpen)
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = secondsLeft(session.idleSeconds, end)
      setLeft(seconds)
      if (seconds <= 0) setSessionEnded(true)
    }, 1000)
    return () => clearInterval(timer)
  }, [session, end])
  const stay = async () => {
    api.activeAt = Date.now()
    setLeft(Number.POSITIVE_INFINITY)
    await touch()
  }
  const isLatest = (end - Date.now()) / 1000 <= warnSeconds
  const seconds = Math.max(0, left)
  return (
    <Dialog title={t('idle.title')} isOpen={isOpen && left > 0} onClose={stay} mustAnswer>
      <p>{isLatest ? t('idle.latest', { seconds }) : t('idle.text', { seconds })}</p>
      <Actions>
        <Button kind="main" autoFocus onPress={stay}>
          {t('idle.stay')}
        </Button>
        <Button onPress={() => signOut.mutate({ method: 'DELETE', address: '/session' })}>{t('person.signOut')}</Button>
      </Actions>
    </Dialog>
  )
}
