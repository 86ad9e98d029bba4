import type { ChannelSettings, OwnChannels } from '#domain/telling/channels.ts'
import { noChannels } from '#domain/telling/channels.ts'
import type { Channel } from '#domain/telling/telling.ts'
import type { Tx } from '#server/platform/database.ts'

export type StoredChannels = { settings: ChannelSettings; version: number }

/** What the agency has set; before that, everything is off. */
export async function find(tx: Tx): Promise<StoredChannels> {
  const row = await tx.selectFrom('tellingChannels').select(['settings', 'version']).executeTakeFirst()
  return row ?? { settings: noChannels, version: 0 }
}

/** False when somebody else wrote meanwhile. */
export async function put(tx: Tx, agencyId: string, stored: StoredChannels): Promise<boolean> {
  const { version } = stored
  const settings = JSON.stringify(stored.settings)
  const written = await tx
    .insertInto('tellingChannels')
    .values({ agencyId, settings, version: version + 1 })
    .onConflict((conflict) =>
      conflict
        .column('agencyId')
        .doUpdateSet({ settings, version: version + 1 })
        .where('tellingChannels.version', '=', version),
    )
    .returning('version')
    .execute()
  return written.length === 1
}

const nothingOwn: OwnChannels = { mail: '', telephone: '', channels: [] }

export async function findOwn(tx: Tx, personId: string): Promise<{ own: OwnChannels; version: number }> {
  const row = await tx
    .selectFrom('personChannel')
    .select(['mail', 'telephone', 'channels', 'version'])
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row) return { own: nothingOwn, version: 0 }
  const { version, ...own } = row
  return { own: { ...own, channels: own.channels as Channel[] }, version }
}

/** Only of those who have given one. */
export const listTelephones = (tx: Tx, personIds: readonly string[]) =>
  tx
    .selectFrom('personChannel')
    .select(['personId', 'telephone'])
    .where('personId', 'in', [...personIds])
    .where('telephone', '<>', '')
    .execute()

type Owner = { agencyId: string; personId: string }

/** False when somebody else wrote meanwhile. */
export async function putOwn(tx: Tx, owner: Owner, own: OwnChannels, version: number): Promise<boolean> {
  const written = await tx
    .insertInto('personChannel')
    .values({ ...owner, ...own, version: version + 1 })
    .onConflict((conflict) =>
      conflict
        .column('personId')
        .doUpdateSet({ ...own, version: version + 1 })
        .where('personChannel.version', '=', version),
    )
    .returning('version')
    .execute()
  return written.length === 1
}

export const listPushPlaces = (tx: Tx, personId: string) =>
  tx
    .selectFrom('pushSubscription')
    .select(['id', 'endpoint', 'madeAt'])
    .where('personId', '=', personId)
    .orderBy('id')
    .execute()

type PushPlace = Owner & { id: string; endpoint: string; madeAt: Date }
export const addPushPlace = (tx: Tx, place: PushPlace) =>
  tx
    .insertInto('pushSubscription')
    .values(place)
    .onConflict((conflict) => conflict.columns(['agencyId', 'personId', 'endpoint']).doNothing())
    .execute()

/** False when this person has none under this id. */
export async function removePushPlace(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('pushSubscription')
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}
