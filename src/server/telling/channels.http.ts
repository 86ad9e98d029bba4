import { z } from 'zod'
import {
  ChannelSecrets,
  ChannelSettings,
  ChannelsView,
  OwnChannels,
  OwnChannelsView,
  Password,
  PushEndpoint,
} from '#domain/telling/channels.ts'
import { DeadDelivery } from '#domain/telling/telling.ts'
import type { Exposing } from '#server/platform/http.ts'
import { channelOperations } from './channels.operations.ts'
import { listDead, tryAgain } from './delivery.operations.ts'

export function channelsHttp({ expose }: Exposing, installation: { hasOrigin: boolean }): void {
  const operations = channelOperations(installation)
  const nothing = z.object({})
  const one = z.object({ id: z.uuid() })
  const version = z.int().min(0)
  expose('GET /telling/channels', operations.show, { input: nothing, output: ChannelsView })
  expose('PUT /telling/channels', operations.set, {
    input: z.object({ version, settings: ChannelSettings, secrets: ChannelSecrets, password: Password }),
    output: ChannelsView,
  })
  expose('GET /telling/dead', listDead, { input: nothing, output: z.array(DeadDelivery) })
  expose('POST /telling/dead/:id/try-again', tryAgain, { input: one, output: nothing })
  expose('GET /telling/own', operations.showOwn, { input: nothing, output: OwnChannelsView })
  expose('PUT /telling/own', operations.setOwn, {
    input: z.object({ version, own: OwnChannels }),
    output: OwnChannelsView,
  })
  expose('POST /telling/own/push', operations.addPushPlace, {
    input: z.object({ id: z.uuid(), endpoint: PushEndpoint }),
    output: OwnChannelsView,
  })
  expose('DELETE /telling/own/push/:id', operations.removePushPlace, { input: one, output: OwnChannelsView })
}
