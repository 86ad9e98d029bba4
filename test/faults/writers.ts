import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import type { Installation } from './installation.ts'

/** What a client was told is done. `marker` names the intention, so that one done twice is seen. */
export type Acknowledged = { kind: 'incident' | 'file'; id: string; marker: string }

const people = [
  'agencyHead',
  'chiefSecretary',
  'ethicsDirector',
  'ethicsOfficer',
  'unitHead',
  'otherUnitHead',
  'staff',
  'otherStaff',
]

const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#a02020' } })
  .png()
  .toBuffer()

async function request(
  marker: string,
  kind: Acknowledged['kind'],
): Promise<{ place: string; body: () => FormData | string; type?: string }> {
  if (kind === 'file') {
    const bytes = new Uint8Array(await image)
    const body = (): FormData => {
      const form = new FormData()
      form.append('file', new Blob([bytes]), `${marker}.png`)
      return form
    }
    return { place: '/api/files', body }
  }
  const at = new Date(Date.now() - 60_000).toISOString()
  const record = { id: randomUUID(), planId: null, dutyId: null, what: marker, place: '', occurredAt: at, knownAt: at }
  return { place: '/api/incidents', body: () => JSON.stringify(record), type: 'application/json' }
}

async function signIn(installation: Installation, who: string): Promise<string> {
  const { loginNames, password } = installation.agency
  const answer = await fetch(`${installation.address()}/api/session`, {
    method: 'POST',
    headers: { 'x-shousui': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: loginNames[who], password }),
  })
  if (!answer.ok) throw new Error(`signing in: ${answer.status}`)
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

/** An answer cut off in the middle acknowledges nothing. */
const idOf = (answer: Response): Promise<string | undefined> =>
  answer.json().then(
    (body) => (body as { id: string }).id,
    () => undefined,
  )

/** Repeats one write under one key until it is acknowledged; now and then twice at once, as an impatient client does. */
async function untilAcknowledged(
  installation: Installation,
  cookie: string,
  kind: Acknowledged['kind'],
  marker: string,
): Promise<Acknowledged> {
  const { place, body, type } = await request(marker, kind)
  const headers = { 'x-shousui': '1', cookie, 'idempotency-key': randomUUID(), ...(type && { 'content-type': type }) }
  const once = async (): Promise<string | undefined> => {
    const answer = await fetch(`${installation.address()}${place}`, {
      method: 'POST',
      headers,
      body: body(),
      signal: AbortSignal.timeout(15_000),
    }).catch(() => undefined)
    if (answer?.ok) return idOf(answer)
    const status = answer?.status ?? 503
    if (status !== 503)
      throw new Error([`${kind}: ${status} ${await answer?.text()}`, ...installation.defects].join('\n'))
    return undefined
  }
  while (true) {
    const ids = await Promise.all(Math.random() < 0.2 ? [once(), once()] : [once()])
    const told = new Set(ids.filter((id) => id !== undefined))
    if (told.size > 1) throw new Error(`one write was acknowledged as two: ${[...told].join(', ')}`)
    for (const id of told) return { kind, id, marker }
    await sleep(30)
  }
}

/** Eight people who write without pause until they are told to stop; a write begun is always ended. */
export async function startWriters(installation: Installation) {
  const acknowledged: Acknowledged[] = []
  const cookies = await Promise.all(people.map((who) => signIn(installation, who)))
  let stopped = false
  const writers = cookies.map(async (cookie, writer) => {
    for (let count = 0; !stopped; count++) {
      const kind = count % 2 === 0 ? 'incident' : 'file'
      acknowledged.push(await untilAcknowledged(installation, cookie, kind, `write-${writer}-${count}`))
    }
  })
  const all = Promise.all(writers)
  all.catch(() => undefined)
  return {
    acknowledged,
    /** Waits for so many more acknowledgements, or fails as soon as a writer was told what it must not be told. */
    more: async (count: number): Promise<void> => {
      const until = acknowledged.length + count
      const enough = async () => {
        while (acknowledged.length < until) await sleep(5)
      }
      await Promise.race([enough(), all])
    },
    stop: async (): Promise<void> => {
      stopped = true
      await all
    },
  }
}
