import type { Entry, KeptFile } from './entry.ts'
import type { Reply, Transport } from './queue.ts'

/** As much of fetch as is needed, so that a test can put something else in its place. */
export type Fetch = (
  address: string,
  request: { method: string; headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> },
) => Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>

/** What stands in the address does not stand in the body again. */
export function bodyOf(address: string, input: unknown): string {
  const segments = new Set(address.split('/').filter(Boolean))
  const rest = Object.entries(input ?? {}).filter(([, value]) => typeof value !== 'string' || !segments.has(value))
  return JSON.stringify(Object.fromEntries(rest))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const noAnswer: Reply = { status: 0, body: null, retryAfterSeconds: null }

/** Sends to the interface under the keys of the entries; a call without an answer is an answer of status 0. */
export function httpTransport(fetch: Fetch, newKey: () => string): Transport {
  async function send(
    method: string,
    address: string,
    key: string,
    body: string | Uint8Array<ArrayBuffer>,
    product?: string,
  ): Promise<Reply> {
    const headers = {
      'Content-Type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
      'X-Shousui': '1',
      'Idempotency-Key': key,
      // Sending in the background keeps nobody signed in.
      'X-Background': '1',
      ...(product && { 'X-Product-Version': product }),
    }
    try {
      const response = await fetch(`/api${address}`, { method, headers, body })
      const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
      const text = await response.text()
      const answer = jsonOf(text)
      // What is no answer of ours came from something in between, such as a hotel's sign-in page.
      if (response.status < 300 && answer === null && text !== 'null') return noAnswer
      return { status: response.status, body: answer, retryAfterSeconds: Number.isNaN(seconds) ? null : seconds }
    } catch {
      return noAnswer
    }
  }
  return {
    send: ({ id, method, address, input, product }: Entry) =>
      send(method, address, id, bodyOf(address, input), product),
    beginFile: ({ id, name, size, sha256 }: KeptFile) =>
      send('POST', '/uploads', newKey(), JSON.stringify({ id, name, size, sha256 })),
    sendPiece: (id, offset, piece) => send('PUT', `/uploads/${id}?offset=${offset}`, newKey(), piece),
  }
}
