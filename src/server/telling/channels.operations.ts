import { Problem } from '#domain/problem.ts'
import {
  ChannelSecrets,
  type ChannelSettings,
  type ChannelsView,
  type OwnChannels,
  type OwnChannelsView,
} from '#domain/telling/channels.ts'
import { isOn } from '#domain/telling/telling.rules.ts'
import { Channel } from '#domain/telling/telling.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import { confirmPassword } from '#server/session/session.operations.ts'
import { findSecrets, putSecrets } from './channel-secrets.ts'
import * as store from './channels.store.ts'
import { newPushKeyPair, pushKeyOf } from './push-key.ts'

/** Under which numbers people want to be reached; whether somebody may see them is the caller's question. */
export async function telephonesOf(work: Work, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await store.listTelephones(work.tx, personIds)
  return new Map(rows.map(({ personId, telephone }) => [personId, telephone]))
}

type Change = { version: number; settings: ChannelSettings; secrets: ChannelSecrets; password: string }
type OwnChange = { version: number; own: OwnChannels }

const secretOf = { mail: 'mailPassword', webhook: 'webhookSecret' } as const

const needsSecret = {
  mail: ({ mail }: ChannelSettings) => mail !== null && mail.user !== '',
  webhook: ({ webhook }: ChannelSettings) => webhook !== null,
}

/** What is switched on must have its secret, and lead to a host that is listed. */
function checkSettings(settings: ChannelSettings, secrets: ChannelSecrets): void {
  for (const way of ['mail', 'webhook'] as const)
    if (needsSecret[way](settings) && !secrets[secretOf[way]]) throw new Problem('telling.secret_missing')
  for (const url of [settings.webhook?.url, settings.gateway?.url]) {
    const host = url && new URL(url).hostname
    if (host && !settings.allowedHosts.some((listed) => listed.host === host))
      throw new Problem('telling.host_not_listed', { host })
  }
}

/** Whether links can lead back here is the installation's. */
export function channelOperations({ hasOrigin }: { hasOrigin: boolean }) {
  const view = async (work: Work): Promise<ChannelsView> => {
    const kept = (await findSecrets(work)) ?? {}
    const secrets = ChannelSecrets.keyof().options.filter((name) => kept[name])
    return { ...(await store.find(work.tx)), hasOrigin, secrets }
  }

  const ownView = async (work: Work): Promise<OwnChannelsView> => {
    const { tx, actor } = work
    const { settings } = await store.find(tx)
    const { pushKeyPair } = (await findSecrets(work)) ?? {}
    const places = await store.listPushPlaces(tx, actor.personId)
    return {
      ...(await store.findOwn(tx, actor.personId)),
      pushPlaces: places.map(({ id, endpoint, madeAt }) => ({ id, madeAt, host: new URL(endpoint).host })),
      pushKey: pushKeyPair ? pushKeyOf(pushKeyPair) : null,
      offered: Channel.options.filter((channel) => isOn(settings, channel)),
    }
  }

  return {
    show: read('telling.showChannels', view),

    set: write('telling.setChannels', async (work, { version, settings, secrets, password }: Change) => {
      await confirmPassword(work, password)
      const kept = { ...(await findSecrets(work)), ...secrets }
      checkSettings(settings, kept)
      if (!(await store.put(work.tx, work.actor.agencyId, { settings, version })))
        throw new Problem('changed_meanwhile')
      await putSecrets(
        work,
        { ...kept, ...(settings.push && { pushKeyPair: kept.pushKeyPair ?? newPushKeyPair() }) },
        version + 1,
      )
      work.record(work.actor.agencyId, { ...settings, secretsChanged: Object.keys(secrets) })
      return view(work)
    }),

    showOwn: read('telling.showOwnChannels', ownView),

    setOwn: write('telling.setOwnChannels', async (work, { version, own }: OwnChange) => {
      const { agencyId, personId } = work.actor
      if (!(await store.putOwn(work.tx, { agencyId, personId }, own, version))) throw new Problem('changed_meanwhile')
      work.record(personId, { channels: own.channels })
      return ownView(work)
    }),

    addPushPlace: write('telling.addPushPlace', async (work, place: { id: string; endpoint: string }) => {
      const { agencyId, personId } = work.actor
      await store.addPushPlace(work.tx, { ...place, agencyId, personId, madeAt: work.realNow })
      work.record(personId, { place: place.id })
      return ownView(work)
    }),

    removePushPlace: write('telling.removePushPlace', async (work, { id }: { id: string }) => {
      if (!(await store.removePushPlace(work.tx, work.actor.personId, id))) throw new Problem('not_found')
      work.record(work.actor.personId, { place: id })
      return ownView(work)
    }),
  }
}
