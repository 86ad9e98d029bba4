import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, expect, inject } from 'vitest'
import { application } from '#server/app.ts'
import { jobs } from '#server/jobs.ts'
import { openDatabase } from '#server/platform/database.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { checkMasterKey } from '#server/platform/master-key.ts'
import { outbound } from '#server/platform/outbound.ts'
import { type AgencyMade, makeAgency } from './make.ts'

export type Answer = { status: number; body: any; headers: Record<string, unknown> }

/** A clock that stands where a test puts it. */
export const testClock = (start: string) => {
  let instant = new Date(start)
  return {
    now: () => instant,
    set: (to: string) => {
      instant = new Date(to)
    },
    pass: (seconds: number) => {
      instant = new Date(instant.getTime() + seconds * 1000)
    },
  }
}

type Unsafe = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One signed-in person at the application's door. */
export function visitor(app: FastifyInstance, cookie: string | undefined) {
  const send = async (
    method: Unsafe,
    url: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url: `/api${url}`,
      payload: body as object,
      headers: { 'x-shousui': '1', 'idempotency-key': randomUUID(), ...(cookie && { cookie }), ...headers },
    })
    return read(answer)
  }
  const read = (answer: Awaited<ReturnType<typeof app.inject>>): Answer => ({
    status: answer.statusCode,
    body: /json/.test(String(answer.headers['content-type'])) ? answer.json() : answer.rawPayload,
    headers: answer.headers,
  })
  return {
    cookie,
    get: async (url: string) =>
      read(await app.inject({ method: 'GET', url: `/api${url}`, headers: { ...(cookie && { cookie }) } })),
    post: (url: string, body?: unknown, headers?: Record<string, string>) => send('POST', url, body, headers),
    put: (url: string, body?: unknown, headers?: Record<string, string>) => send('PUT', url, body, headers),
    patch: (url: string, body?: unknown, headers?: Record<string, string>) => send('PATCH', url, body, headers),
    delete: (url: string, body?: unknown) => send('DELETE', url, body),
    upload: async (
      url: string,
      name: string,
      bytes: Uint8Array,
      fields: Record<string, string> = {},
    ): Promise<Answer> => {
      const form = new FormData()
      for (const [key, value] of Object.entries(fields)) form.append(key, value)
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
      const encoded = new Response(form)
      const payload = Buffer.from(await encoded.arrayBuffer())
      return read(
        await app.inject({
          method: 'POST',
          url: `/api${url}`,
          payload,
          headers: {
            'content-type': encoded.headers.get('content-type')!,
            'x-shousui': '1',
            'idempotency-key': randomUUID(),
            ...(cookie && { cookie }),
          },
        }),
      )
    },
  }
}
export type Visitor = ReturnType<typeof visitor>

export const cookieOf = (answer: Answer): string => String(answer.headers['set-cookie']).split(';')[0]!

/** A pool that has ended may still be hanging up; to drop the database under it would be an error in the test. */
export async function emptied(admin: pg.Client, database: string): Promise<void> {
  const connected = () => admin.query('select from pg_stat_activity where datname = $1', [database])
  while ((await connected()).rows.length > 0) await setTimeout(10)
}

const origin = 'https://watch.example.gov.tw'

type Reached = { publicOrigin: string | undefined }

/** The whole application on a database of its own, cloned for this file, with two agencies that must not meet. */
export async function testApp(start = '2026-02-11T01:00:00Z', { publicOrigin }: Reached = { publicOrigin: origin }) {
  const connection = inject('connection')
  const database = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(connection)
  await admin.connect()
  await admin.query(`create database ${database} template ${inject('template')}`)
  const clock = testClock(start)
  const owner = new pg.Pool({ ...connection, database, max: 2 })
  const opened = openDatabase({ ...connection, database }, 8)
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-files-'))
  const files = filesOnDisk(folder)
  const keyFolder = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-keys-'))
  const keyFile = path.join(keyFolder, 'master.key')
  const keys = await checkMasterKey({ ...connection, database }, keyFile)
  const app = await application({
    database: opened,
    files,
    keys,
    clock,
    config: { secure: false, trustedProxies: undefined, logLevel: 'error', publicOrigin },
  })
  await app.ready()
  const failures: unknown[] = []
  const working = (changes: Partial<Parameters<typeof jobs>[0]> = {}) =>
    jobs({
      database: opened,
      clock,
      keys,
      files,
      origin,
      // No name stands for anything: what a test has not put there itself cannot be reached.
      outbound: outbound({ resolve: async () => [] }),
      failed: (error) => failures.push(error),
      ...changes,
    })
  const { alarms } = working()
  const home = await makeAgency(owner, 'home')
  const other = await makeAgency(owner, 'other')
  afterAll(async () => {
    await app.close()
    await opened.close()
    await owner.end()
    await emptied(admin, database)
    await admin.query(`drop database ${database}`)
    await admin.end()
    await fs.rm(folder, { recursive: true })
    await fs.rm(keyFolder, { recursive: true })
  })

  const signedIn = new Map<string, Visitor>()
  const as = async (who: string, agency: AgencyMade = home): Promise<Visitor> => {
    const loginName = agency.loginNames[who]!
    const known = signedIn.get(loginName)
    if (known) return known
    const answer = await visitor(app, undefined).post('/session', { loginName, password: agency.password })
    expect(answer.status).toBe(200)
    const made = visitor(app, cookieOf(answer))
    signedIn.set(loginName, made)
    return made
  }
  /** After hours without a word every session has ended. */
  const everybodyLeft = () => signedIn.clear()
  return {
    app,
    owner,
    clock,
    home,
    other,
    as,
    everybodyLeft,
    files,
    folder,
    keys,
    keyFile,
    opened,
    working,
    alarms,
    failures,
    anonymous: visitor(app, undefined),
  }
}
export type TestApp = Awaited<ReturnType<typeof testApp>>
