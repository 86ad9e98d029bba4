import { createHmac } from 'node:crypto'
import type { ChannelSettings } from '#domain/telling/channels.ts'
import { isOn } from '#domain/telling/telling.rules.ts'
import type { AttemptReason, Channel } from '#domain/telling/telling.ts'
import { say } from '#server/platform/messages.ts'
import type { Letter, Outbound, Outcome } from '#server/platform/outbound.ts'
import type { KeptSecrets } from './channel-secrets.ts'
import type { Parcel } from './delivery.store.ts'
import type { MailSender } from './mail.ts'
import { pushAuthorization } from './push-key.ts'

/** What of the agency and the installation an adapter needs. */
export type Equipment = {
  settings: ChannelSettings
  /** Undefined when they cannot be opened. */
  secrets: KeptSecrets | undefined
  /** Where links lead back to; without it nothing goes out. */
  origin: string | undefined
  at: Date
}

export type Sent = ({ result: 'delivered' } | { result: 'failed' | 'refused'; reason: AttemptReason }) & {
  /** Places of a browser that are there no more. */
  gone?: string[]
}

/**
 * Hands one message over. It may be called again for the same parcel after a failure or a kill, always with the same
 * `parcel.id`, which goes along as the message's own id: a receiver that keeps ids takes it once. `failed` is tried again
 * later, `refused` is not. A new way (another gateway, a chat) is one more of these.
 */
export type Adapter = (parcel: Parcel, equipment: Ready) => Promise<Sent>
type Ready = Equipment & { secrets: KeptSecrets; origin: string }

type Parts = { outbound: Outbound; mail: MailSender }

const refused = (reason: AttemptReason): Sent => ({ result: 'refused', reason })
const busy = new Set([408, 425, 429])

function sentBy(outcome: Outcome): Sent {
  if (outcome.kind !== 'answered') return { result: outcome.kind, reason: outcome.reason }
  const { status } = outcome
  if (status >= 200 && status < 300) return { result: 'delivered' }
  return status >= 500 || busy.has(status) ? { result: 'failed', reason: 'receiverBusy' } : refused('receiverRefused')
}

/** The words that leave the house: what kind of thing, its id, and where it stands for those who may see it. */
const wordsOf = ({ event, subjectId, link }: Parcel, origin: string) => ({
  event: say(`telling.event.${event}`),
  id: subjectId,
  link: `${origin}${link}`,
})

const json = (body: object, headers: Record<string, string>): Pick<Letter, 'headers' | 'body'> => ({
  headers: { 'content-type': 'application/json', 'user-agent': 'Shousui', ...headers },
  body: JSON.stringify(body),
})

/** Standard Webhooks: HMAC-SHA256 over id, time and body, so that neither forging nor repeating goes unnoticed. */
const signatureOf = (secret: string, id: string, seconds: string, body: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
}

function webhook({ outbound }: Parts): Adapter {
  return async (parcel, { settings, secrets, origin, at }) => {
    const { id, event, personId, subjectId } = parcel
    const data = { subject: subjectId, recipient: personId, link: wordsOf(parcel, origin).link }
    const { body, headers } = json({ type: event, timestamp: at.toISOString(), data }, {})
    const seconds = String(Math.floor(at.getTime() / 1000))
    const signed = {
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': signatureOf(secrets.webhookSecret ?? '', id, seconds, body),
    }
    const { url } = settings.webhook!
    return sentBy(
      await outbound.post({ url, body, headers: { ...headers, ...signed }, allowed: settings.allowedHosts }),
    )
  }
}

/** The reference of the gateway interface (docs/operator-guide.md): one POST for one message to one person. */
function gateway({ outbound }: Parts): Adapter {
  return async (parcel, { settings, secrets, origin }) => {
    const { url, medium } = settings.gateway!
    const { event, link } = wordsOf(parcel, origin)
    const text = say('telling.outside.short', { event, link })
    const headers = {
      'idempotency-key': parcel.id,
      ...(secrets.gatewayToken && { authorization: `Bearer ${secrets.gatewayToken}` }),
    }
    const letter = json({ id: parcel.id, medium, to: parcel.telephone, text }, headers)
    return sentBy(await outbound.post({ url, ...letter, allowed: settings.allowedHosts }))
  }
}

/** Wakes every browser of the person, with nothing in the message; what it is about is asked for after signing in. */
function push({ outbound }: Parts): Adapter {
  return async ({ id, pushPlaces }, { settings, secrets, origin, at }) => {
    const wake = async (endpoint: string): Promise<Sent> => {
      const headers = {
        ttl: '86400',
        urgency: 'high',
        topic: id.replaceAll('-', ''),
        authorization: pushAuthorization(secrets.pushKeyPair!, endpoint, origin, at),
      }
      const outcome = await outbound.post({ url: endpoint, headers, body: '', allowed: settings.allowedHosts })
      const isGone = outcome.kind === 'answered' && (outcome.status === 404 || outcome.status === 410)
      return isGone ? refused('subscriptionGone') : sentBy(outcome)
    }
    const woken = await Promise.all(pushPlaces.map(async (place) => ({ place, sent: await wake(place.endpoint) })))
    const best = ['delivered', 'failed', 'refused'].flatMap((result) =>
      woken.filter(({ sent }) => sent.result === result),
    )
    const gone = woken.filter(({ sent }) => sent.result === 'refused' && sent.reason === 'subscriptionGone')
    return { ...(best[0]?.sent ?? refused('addressMissing')), gone: gone.map(({ place }) => place.id) }
  }
}

const mail =
  ({ mail: send }: Parts): Adapter =>
  async (parcel, { settings, secrets, origin }) => {
    const { event, id, link } = wordsOf(parcel, origin)
    const subject = say('telling.outside.subject', { event })
    const text = say('telling.outside.text', { event, link, id })
    return send(settings.mail!, secrets.mailPassword, { id: parcel.id, to: parcel.mail, subject, text })
  }

const ofEach = (parts: Parts): Record<Channel, Adapter> => ({
  mail: mail(parts),
  push: push(parts),
  webhook: webhook(parts),
  gateway: gateway(parts),
})

/** Hands a parcel over by its channel, as far as that is ready; it knows nothing of exercises. */
export function handingOver(parts: Parts) {
  const adapters = ofEach(parts)
  return async (parcel: Parcel, equipment: Equipment): Promise<Sent> => {
    const { origin, secrets, settings } = equipment
    if (!isOn(settings, parcel.channel)) return refused('channelOff')
    if (!origin) return refused('originMissing')
    if (!secrets) return refused('secretUnreadable')
    return adapters[parcel.channel](parcel, { ...equipment, origin, secrets })
  }
}

export type HandOver = ReturnType<typeof handingOver>

/** Nothing of an exercise ever leaves: refused here, whatever was asked and whoever asks (principle 10). */
export const keepingExercisesIn =
  (handOver: HandOver): HandOver =>
  async (parcel, equipment) =>
    parcel.exercise ? refused('exercise') : handOver(parcel, equipment)
