import { noChannels } from '#domain/telling/channels.ts'
import type { PerformBySystem } from '#server/platform/system-work.ts'
import { putSecrets } from '#server/telling/channel-secrets.ts'
import * as store from '#server/telling/channels.store.ts'

/** Switches an agency's webhook on, to a receiver of this machine. */
export const switchWebhookOn = (bySystem: PerformBySystem, agencyId: string, port: number): Promise<undefined> =>
  bySystem({ agencyId, clockOffsetSeconds: 0 }, 'alarm.fire', async (work) => {
    const settings = {
      ...noChannels,
      allowedHosts: [{ host: 'localhost', inside: true }],
      webhook: { url: `https://localhost:${port}/hook` },
    }
    await store.put(work.tx, agencyId, { settings, version: 0 })
    await putSecrets(work, { webhookSecret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }, 1)
    return undefined
  })
