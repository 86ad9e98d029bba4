import { ApiProblem, call } from '#web/platform/api.ts'
import { isUnreachable } from '#web/platform/outbox/device.ts'
import { closeOutbox } from '#web/platform/outbox/outbox.ts'
import { oweSignOut } from '#web/platform/session.ts'

/**
 * First nothing of this person can be read here any more, then the server ends the session. Without a network it hears
 * of it later, and until then this device shows nobody's pages.
 */
export async function signOut(): Promise<void> {
  await closeOutbox()
  sessionStorage.clear()
  oweSignOut(true)
  await call('DELETE', '/session').then(
    () => oweSignOut(false),
    (error: unknown) => {
      if (error instanceof ApiProblem && !isUnreachable(error)) oweSignOut(false)
    },
  )
  window.location.assign('/')
}
