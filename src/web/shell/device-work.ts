import '#web/inspection/draft-sending.ts'
import { refreshFieldKit } from '#web/field-kit/field-kit.ts'
import { openOutbox } from '#web/platform/outbox/outbox.ts'

const kitEveryMs = 600_000

const refresh = () => {
  if (navigator.onLine) void refreshFieldKit().catch(() => undefined)
}

/** What goes on beside the pages while somebody is signed in: sending what waits, taking along what a round needs. */
export function startDeviceWork(personId: string, takesKit: boolean): () => void {
  void openOutbox(personId).then(() => takesKit && refresh(), console.error)
  if (!takesKit) return () => undefined
  const timer = setInterval(refresh, kitEveryMs)
  window.addEventListener('online', refresh)
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', refresh)
  }
}
