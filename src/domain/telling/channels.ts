import { z } from 'zod'
import { line, optionalLine } from '#domain/text.ts'
import { Channel } from './telling.ts'

const host = z.string().regex(/^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/)
/** Letters only on one line, without a gap: it goes into a header. */
const token = z
  .string()
  .regex(/^[\x21-\x7e]*$/)
  .max(400)
const httpsAddress = z.url({ protocol: /^https$/ }).max(500)
export const MailAddress = z.email().max(200)
/** A mobile number, or the id that the gateway knows somebody by. */
export const GatewayAddress = z.string().regex(/^[\w+:-]{3,80}$/)

/** A host that may be reached. Inside: its address need not be public. */
export const AllowedHost = z.object({ host, inside: z.boolean() })
export type AllowedHost = z.infer<typeof AllowedHost>

export const MailSettings = z.object({
  host,
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'startTls', 'none']),
  user: optionalLine(200),
  from: MailAddress,
})
export type MailSettings = z.infer<typeof MailSettings>

/** How an agency reaches people outside. Off is null; without a host on the list nothing goes out by https at all. */
export const ChannelSettings = z
  .object({
    /** The first one first. */
    order: z.array(Channel).max(4),
    allowedHosts: z.array(AllowedHost).max(40),
    mail: MailSettings.nullable(),
    push: z.boolean(),
    webhook: z.object({ url: httpsAddress }).nullable(),
    gateway: z.object({ url: httpsAddress, medium: z.enum(['sms', 'line']) }).nullable(),
  })
  .meta({ id: 'ChannelSettings' })
export type ChannelSettings = z.infer<typeof ChannelSettings>

export const noChannels: ChannelSettings = {
  order: Channel.options,
  allowedHosts: [],
  mail: null,
  push: false,
  webhook: null,
  gateway: null,
}

/** Each is kept sealed and never shown again; what is left out stays as it was. */
export const ChannelSecrets = z.object({
  mailPassword: token.optional(),
  webhookSecret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/)
    .optional(),
  gatewayToken: token.optional(),
})
export type ChannelSecrets = z.infer<typeof ChannelSecrets>

export const ChannelsView = z
  .object({
    settings: ChannelSettings,
    version: z.int(),
    /** Which secrets are there. */
    secrets: z.array(ChannelSecrets.keyof()),
    /** Whether links can lead back here: without it nothing goes out. */
    hasOrigin: z.boolean(),
  })
  .meta({ id: 'ChannelsView' })
export type ChannelsView = z.infer<typeof ChannelsView>

/** One's own addresses, and which way comes first; an empty order is the agency's. */
export const OwnChannels = z
  .object({
    mail: z.union([z.literal(''), MailAddress]),
    telephone: z.union([z.literal(''), GatewayAddress]),
    channels: z.array(Channel).max(4),
  })
  .meta({ id: 'OwnChannels' })
export type OwnChannels = z.infer<typeof OwnChannels>

export const PushPlace = z.object({ id: z.uuid(), host: z.string(), madeAt: z.iso.datetime() })

export const OwnChannelsView = z
  .object({
    own: OwnChannels,
    version: z.int(),
    pushPlaces: z.array(PushPlace),
    /** What the browser needs to let itself be woken by this agency alone; null until push is switched on. */
    pushKey: z.string().nullable(),
    /** What the agency has switched on. */
    offered: z.array(Channel),
  })
  .meta({ id: 'OwnChannelsView' })
export type OwnChannelsView = z.infer<typeof OwnChannelsView>

export const PushEndpoint = httpsAddress
export const Password = line(200)
