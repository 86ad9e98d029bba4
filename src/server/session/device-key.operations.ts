import { randomBytes } from 'node:crypto'
import { write } from '#server/platform/work.ts'
import { keyOf } from './device-key.store.ts'

const keyBytes = 32

/** What this person's devices seal with: given anew at each sign-in on a device, so that only the same person reads on. */
export const giveDeviceKey = write('session.deviceKey', async (work, _: Record<string, never>) => {
  const { agencyId, personId } = work.actor
  const key = await keyOf(work.tx, agencyId, personId, randomBytes(keyBytes), work.realNow)
  work.record(personId)
  return { key: key.toString('base64') }
})
