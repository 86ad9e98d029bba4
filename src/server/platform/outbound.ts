import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import https from 'node:https'
import { isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { isPublicAddress } from './public-address.ts'

/** A host that may be reached. Inside: its addresses need not be public. */
export type AllowedHost = { host: string; inside: boolean }
export type Letter = { url: string; headers: Record<string, string>; body: string; allowed: readonly AllowedHost[] }

/** Of an answer only its status is told: what the other side says is nobody's business here. */
export type Outcome =
  | { kind: 'answered'; status: number }
  | { kind: 'refused'; reason: 'notHttps' | 'hostNotAllowed' | 'addressNotPublic' }
  | { kind: 'failed'; reason: 'unreachable' | 'tooSlow' | 'certificate' }

export type Outbound = { post(letter: Letter): Promise<Outcome>; close(): void }

type Parts = {
  resolve?: (host: string) => Promise<LookupAddress[]>
  /** For tests: an authority of their own. */
  ca?: ConnectionOptions['ca']
}

const patienceMs = 5_000
const mostBytes = 65_536
const connections = 16

const resolveAll = (host: string): Promise<LookupAddress[]> => lookup(host, { all: true, verbatim: true })

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** The one way out. Off for every host that the agency has not listed; https alone; never after a redirect. */
export function outbound({ resolve = resolveAll, ca }: Parts = {}): Outbound {
  const agent = new https.Agent({ keepAlive: true, maxSockets: connections, ca })

  /** What the name stands for now, if all of it may be reached; the connection is then made to just that. */
  async function addressOf(url: URL, allowed: readonly AllowedHost[]): Promise<LookupAddress | Outcome> {
    if (url.protocol !== 'https:' || url.username || url.password) return { kind: 'refused', reason: 'notHttps' }
    const host = bare(url.hostname)
    const listed = allowed.find((one) => one.host === host)
    if (!listed) return { kind: 'refused', reason: 'hostNotAllowed' }
    const family = isIP(host)
    const addresses = family ? [{ address: host, family }] : await resolve(host)
    const [first] = addresses
    if (!first) return { kind: 'failed', reason: 'unreachable' }
    if (!listed.inside && !addresses.every(({ address }) => isPublicAddress(address)))
      return { kind: 'refused', reason: 'addressNotPublic' }
    return first
  }

  return {
    async post({ url: text, headers, body, allowed }) {
      const url = URL.parse(text)
      if (!url) return { kind: 'refused', reason: 'notHttps' }
      const signal = AbortSignal.timeout(patienceMs)
      try {
        const found = await within(signal, addressOf(url, allowed))
        return 'kind' in found ? found : await send(url, found, { headers, body, agent, signal })
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error, signal) }
      }
    },
    close: () => agent.destroy(),
  }
}

const within = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ])

type Sending = { headers: Record<string, string>; body: string; agent: https.Agent; signal: AbortSignal }

const send = (url: URL, { address }: LookupAddress, { headers, body, agent, signal }: Sending): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const host = bare(url.hostname)
    const request = https.request(
      {
        method: 'POST',
        host: address,
        // The certificate is asked for by name, though the connection is made to the address that was looked at.
        servername: isIP(host) ? '' : host,
        port: url.port || 443,
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
        agent,
        signal,
      },
      (response) => {
        resolve({ kind: 'answered', status: response.statusCode ?? 0 })
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > mostBytes) response.destroy()
        })
        // Cut off or slow behind its status: that status stands.
        response.on('error', () => undefined)
      },
    )
    request.on('error', reject)
    request.end(body)
  })

function reasonOf(error: unknown, signal: AbortSignal): 'unreachable' | 'tooSlow' | 'certificate' {
  if (signal.aborted) return 'tooSlow'
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return /CERT|TLS|SIGNATURE|SSL/.test(code) ? 'certificate' : 'unreachable'
}
