import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

/** One browser that stays on the line, and hears in server-sent events. */
export type EventStream = {
  /** What is already text: the same for everybody who hears it. */
  send(text: string): void
  end(): void
  onEnd(ended: () => void): void
}

/** An event with what it says, as it goes over the line. A new line in it would begin another. */
export const eventText = (event: string, data: unknown, id?: string): string =>
  `${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Whoever takes in nothing of what was sent is let go, rather than all of it being kept for them. */
const mostUnread = 262_144

/** Answers with a stream; the headers of every answer stand on it too. */
export function eventStream(reply: FastifyReply): EventStream {
  reply.hijack()
  const raw: ServerResponse = reply.raw
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    // Once it has ended nobody waits for another question on the same line, least of all a server that stops.
    connection: 'close',
    // Proxies would keep back what they think is not complete.
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  raw.on('error', () => undefined)
  return {
    send: (text) => {
      if (raw.writableLength > mostUnread) raw.destroy()
      else raw.write(text)
    },
    end: () => raw.end(),
    // Who left while the answer was prepared is not heard to leave again.
    onEnd: (ended) => void (raw.destroyed ? setImmediate(ended) : raw.once('close', ended)),
  }
}
