import nodemailer, { type Transporter } from 'nodemailer'
import type { MailSettings } from '#domain/telling/channels.ts'
import { places } from '#server/platform/places.ts'
import type { Sent } from './adapters.ts'

type Mail = { id: string; to: string; subject: string; text: string }
export type MailSender = (settings: MailSettings, password: string | undefined, mail: Mail) => Promise<Sent>

// Waiting for a connection, making it, being greeted, the pause of a slow server: together less than the time for which a
// message is left to its process.
const queueMs = 10_000
const patienceMs = 4_000
const connections = 4

function transport({ host, port, security, user }: MailSettings, password: string | undefined): Transporter {
  return nodemailer.createTransport({
    pool: true,
    maxConnections: connections,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'startTls',
    ignoreTLS: security === 'none',
    // A password never goes over a line that anybody may listen on.
    ...(user !== '' && security !== 'none' && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 2 * patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** A permanent refusal by the server is of this address; all else may be otherwise the next time. */
function reasonOf(error: unknown): Sent {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  if (code === 'ETIMEDOUT') return { result: 'failed', reason: 'tooSlow' }
  if (code === 'EENVELOPE' && responseCode >= 500) return { result: 'refused', reason: 'receiverRefused' }
  if (responseCode >= 400) return { result: 'failed', reason: responseCode >= 500 ? 'receiverRefused' : 'receiverBusy' }
  return { result: 'failed', reason: code === 'ETLS' ? 'certificate' : 'unreachable' }
}

/** Sends by SMTP over connections that are kept, anew for each change of the settings. */
export function mailSender(): { send: MailSender; close(): void } {
  const open = new Map<string, Transporter>()
  const inTurn = places(connections, queueMs)
  const transportOf = (settings: MailSettings, password: string | undefined): Transporter => {
    const key = JSON.stringify([settings, password])
    const known = open.get(key)
    if (known) return known
    const made = transport(settings, password)
    open.set(key, made)
    return made
  }
  return {
    send: async (settings, password, { id, ...mail }) => {
      const domain = settings.from.split('@')[1]!
      const headers = { 'Auto-Submitted': 'auto-generated' }
      try {
        const message = { ...mail, from: settings.from, messageId: `<${id}@${domain}>`, headers }
        const sent = await inTurn(() => transportOf(settings, password).sendMail(message))
        return sent ? { result: 'delivered' } : { result: 'failed', reason: 'tooSlow' }
      } catch (error) {
        return reasonOf(error)
      }
    },
    close: () => {
      for (const transporter of open.values()) transporter.close()
    },
  }
}
