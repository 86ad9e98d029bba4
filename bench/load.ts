import net from 'node:net'

/** What one client sends next, ready as bytes: making it must not be counted as the server's time. */
export type Lane = () => Buffer

export type Measured = { perSecond: number; p50: number; p99: number }

const headEnd = Buffer.from('\r\n\r\n')
const okay = Buffer.from('HTTP/1.1 200')
const nothing = Buffer.alloc(0)
const longestAnswerMs = 15_000

export function requestBytes(method: string, path: string, headers: Record<string, string>, body = ''): Buffer {
  const length =
    method === 'GET' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries({ host: '127.0.0.1', ...headers, ...length }).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** Length of the whole answer once its head is there. */
function lengthOf(bytes: Buffer): number {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return Number.POSITIVE_INFINITY
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))
  if (!length) throw new Error(`an answer without a length: ${bytes.toString('utf8', 0, end)}`)
  return end + headEnd.length + Number(length[1])
}

/** One client: sends, waits for the whole answer, sends the next, until the time is over. */
function client(port: number, lane: Lane, until: number, took: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1')
    let received: Buffer = nothing
    let expected = Number.POSITIVE_INFINITY
    let sentAt = 0
    const send = () => {
      if (performance.now() >= until) return socket.end(resolve)
      const bytes = lane()
      received = nothing
      expected = Number.POSITIVE_INFINITY
      sentAt = performance.now()
      socket.write(bytes)
    }
    const receive = (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      if (expected === Number.POSITIVE_INFINITY) expected = lengthOf(received)
      if (received.length < expected) return
      if (!received.subarray(0, 12).equals(okay)) throw new Error(received.toString('utf8'))
      took.push(performance.now() - sentAt)
      send()
    }
    socket.setNoDelay(true)
    socket.setTimeout(longestAnswerMs, () => socket.destroy(new Error('no answer')))
    socket.on('connect', send)
    socket.on('data', (chunk) => {
      try {
        receive(chunk)
      } catch (error) {
        socket.destroy(error as Error)
      }
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server hung up')))
  })
}

/** All clients at once for so many seconds; any answer that is not 200 ends the bench. */
export async function drive(port: number, lanes: readonly Lane[], seconds: number): Promise<Measured> {
  const took: number[] = []
  const began = performance.now()
  await Promise.all(lanes.map((lane) => client(port, lane, began + seconds * 1000, took)))
  return summary(took, performance.now() - began)
}

export function summary(took: number[], elapsedMs: number): Measured {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { perSecond: sorted.length / (elapsedMs / 1000), p50: at(0.5), p99: at(0.99) }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
