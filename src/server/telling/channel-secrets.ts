import type { z } from 'zod'
import { ChannelSecrets } from '#domain/telling/channels.ts'
import { Unsealable } from '#server/platform/envelope.ts'
import type { Work } from '#server/platform/work.ts'
import { PushKeyPair } from './push-key.ts'

/** What an agency's ways outside keep in an envelope: what was entered, and the keys for push that were made. */
const KeptSecrets = ChannelSecrets.extend({ pushKeyPair: PushKeyPair.optional() })
export type KeptSecrets = z.infer<typeof KeptSecrets>

const secrets = { table: 'telling_channels', column: 'secrets', shape: KeptSecrets }

/** Undefined when they cannot be opened; all else goes on, and they are entered anew. */
export async function findSecrets({ sealing, actor: { agencyId } }: Work): Promise<KeptSecrets | undefined> {
  try {
    return (await sealing.find(secrets, [agencyId])).get(agencyId) ?? {}
  } catch (error) {
    if (error instanceof Unsealable) return undefined
    throw error
  }
}

export const putSecrets = ({ sealing, actor: { agencyId } }: Work, kept: KeptSecrets, version: number): Promise<void> =>
  sealing.put(secrets, agencyId, kept, version)
