import fs from 'node:fs'
import https from 'node:https'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const folder = path.join(import.meta.dirname, 'fixtures', 'receiver')
/** For a process of its own, which trusts it by NODE_EXTRA_CA_CERTS. */
export const receiverCertificatePlace = path.join(folder, 'certificate.pem')
const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8')

/** An authority that exists for tests alone: it vouches for `receiver.example`, `localhost` and 127.0.0.1. */
export const receiverCertificate = read('certificate.pem')

export type Received = { path: string; headers: Record<string, string | string[] | undefined>; body: string }
/** What a receiver does with a message; the status it answers, or how it misbehaves. */
export type Manner = (received: Received) => number | 'hang' | 'flood' | { redirect: string }

/** A receiver of webhooks, gateway messages and pushes, which notes all that reaches it. */
export async function httpsReceiver(manner: Manner = () => 204, { delayMs = 0 } = {}) {
  const received: Received[] = []
  let connections = 0
  const server = https.createServer({ key: read('key.pem'), cert: receiverCertificate }, (request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', async () => {
      const one = { path: request.url ?? '', headers: request.headers, body }
      received.push(one)
      const done = manner(one)
      if (delayMs > 0) await sleep(delayMs)
      if (done === 'hang') return
      if (done === 'flood') {
        response.writeHead(200)
        const more = () => response.destroyed || response.write('x'.repeat(65_536), more)
        more()
      } else if (typeof done === 'number') response.writeHead(done).end()
      else response.writeHead(302, { location: encodeURI(done.redirect) }).end()
    })
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    received,
    port: (server.address() as net.AddressInfo).port,
    connections: () => connections,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type MailReceived = { id: string; to: string; text: string }

/** A mail server that takes everything and notes it; `answer` is what it says to a message. */
export async function mailReceiver(answer: (mail: MailReceived) => string = () => '250 taken') {
  const received: MailReceived[] = []
  const server = net.createServer((socket) => {
    let lines = ''
    let to = ''
    let data: string | undefined
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (data !== undefined && line !== '.') data += `${line}\n`
      else if (data !== undefined) {
        const mail = { id: /^message-id: *<(.*)>/im.exec(data)?.[1] ?? '', to, text: data }
        data = undefined
        received.push(mail)
        say(answer(mail))
      } else if (/^(EHLO|HELO)/i.test(line)) say('250 receiver.example')
      else if (/^RCPT TO:/i.test(line)) {
        to = /<(.*?)>/.exec(line)?.[1] ?? ''
        say('250 ok')
      } else if (/^DATA/i.test(line)) {
        data = ''
        say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
    socket.on('data', (chunk: Buffer) => {
      lines += chunk.toString()
      for (let end = lines.indexOf('\r\n'); end >= 0; end = lines.indexOf('\r\n')) {
        hear(lines.slice(0, end))
        lines = lines.slice(end + 2)
      }
    })
    socket.on('error', () => undefined)
    say('220 receiver.example')
  })
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    received,
    port: (server.address() as net.AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
