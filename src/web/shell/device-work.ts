import '#web/inspection/draft-sending.ts'
import { refreshFieldKit } from '#web/field-kit/field-kit.ts'
import { isUnreachable } from '#web/platform/outbox/device.ts'
import { openOutbox } from '#web/platform/outbox/outbox.ts'
import { inBackground } from '#web/platform/outbox/outbox-state.ts'

const kitEveryMs = 600_000

const againMs = 15_000

const refresh = () => {
  if (navigator.onLine) void refreshFieldKit().catch(() => undefined)
}

/** The key comes from the server; where that cannot be reached just now it is asked again. */
async function open(personId: string, isEnded: () => boolean): Promise<void> {
  try {
    await openOutbox(personId)
  } catch (error) {
    if (!isUnreachable(error)) throw error
    await new Promise((done) => setTimeout(done, againMs))
    if (!isEnded()) await open(personId, isEnded)
  }
}

/** What goes on beside the pages while somebody is signed in: sending what waits, taking along what a round needs. */
export function startDeviceWork(personId: string, takesKit: boolean): () => void {
  let isEnded = false
  const takeAlong = () => {
    if (takesKit && !isEnded) refresh()
  }
  inBackground(open(personId, () => isEnded).then(takeAlong))
  const timer = setInterval(takeAlong, kitEveryMs)
  window.addEventListener('online', takeAlong)
  return () => {
    isEnded = true
    clearInterval(timer)
    window.removeEventListener('online', takeAlong)
  }
}
