import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { application } from '#server/app.ts'
import { systemClock } from '#server/platform/clock.ts'
import { openDatabase } from '#server/platform/database.ts'
import { filesOnDisk } from '#server/platform/files.ts'
import { checkMasterKey } from '#server/platform/master-key.ts'
import { migrate } from '#server/platform/migrate.ts'
import { startPostgres } from '#server/platform/postgres.ts'
import { seedSample } from '#server/sample.ts'
import { type Call, callsOf, fitting } from './calls.ts'

export type Fuzz = {
  app: FastifyInstance
  /** Signs somebody in and gives the cookie. */
  signIns: (() => Promise<string>)[]
  /** Ids that exist, in this agency and in others. */
  ids: string[]
  requests: number
  seed: number
}
export type FuzzResult = { byStatus: Record<number, number>; reached: Set<string>; defects: string[] }

/** The same seed gives the same requests. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** What has broken other programs. */
const nasty: unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '🧨',
  '\u202e',
  "'; drop table plan --",
  '%',
  '\\',
  '../../etc/passwd',
  'x'.repeat(70_000),
  -1,
  0,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  true,
  [],
  {},
  [[]],
  [null],
  { toString: 1 },
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
  '-000001-01-01T00:00:00.000Z',
  '275760-09-13T00:00:00.000Z',
  '2026-02-10T25:00:00Z',
  '2026-02-10T01:00:00+08:00',
  '0001-01-01T00:00:00.000Z',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'NaN',
  'null',
  '１２',
]

const rawBodies = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '1',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  deep(5_000),
  '{"a":1,"a":2}',
  '\ufeff{}',
  '{"id":"\\ud800"}',
  `{"a":"${'x'.repeat(1_200_000)}"}`,
]
const rawTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  '',
]
const rawPaths = ['%00', '%2e%2e%2f', 'a'.repeat(300), '%ff', '%', 'null', '__proto__', '0', ' ', '%F0%9F%A7%A8']

/** Sends random requests to every operation in turn: by the schema, nearly by the schema, and not at all. */
export async function fuzz({ app, signIns, ids, requests, seed }: Fuzz): Promise<FuzzResult> {
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const document = app.swagger()
  const calls = callsOf(document)
  const cookies: string[] = []
  for (const signIn of signIns) cookies.push(await signIn())
  const result: FuzzResult = { byStatus: {}, reached: new Set(), defects: [] }
  const choices = { random, id: () => (random() < 0.7 ? pick(ids) : randomUUID()) }

  for (let count = 0; count < requests; count++) {
    const call = calls[count % calls.length]!
    const who = Math.floor(random() * cookies.length)
    const { url, payload, headers } = requestFor(call)
    const signedIn = random() < 0.97
    const answer = await app.inject({
      method: call.method,
      url,
      ...(payload !== undefined && { payload: payload as string }),
      headers: {
        'x-shousui': '1',
        'idempotency-key': randomUUID(),
        ...(signedIn && { cookie: cookies[who]! }),
        ...headers,
      },
    })
    const { statusCode } = answer
    result.byStatus[statusCode] = (result.byStatus[statusCode] ?? 0) + 1
    const refused = statusCode >= 400
    const problem = String(answer.headers['content-type']).startsWith('application/problem+json')
    if (!refused || answer.json().code !== 'invalid_input') result.reached.add(`${call.method} ${call.path}`)
    if (statusCode >= 500 || refused !== problem)
      result.defects.push(
        `${count} ${call.method} ${url} ${JSON.stringify(payload)?.slice(0, 300)} → ${statusCode} ${answer.payload.slice(0, 200)}`,
      )
    // Signed out, by this request or by an earlier one that ended the sessions of a person.
    const ended =
      statusCode === 401 ? signedIn && answer.json().code === 'not_signed_in' : call.operationId === 'session.signOut'
    if (ended && call.operationId !== 'session.answerFactor') cookies[who] = await signIns[who]!()
  }
  return result

  function requestFor(call: Call): { url: string; payload?: unknown; headers: Record<string, string> } {
    const wild = random()
    const parts = call.parameters.filter((parameter) => parameter.in === 'path')
    const queries = call.parameters.filter(
      (parameter) => parameter.in === 'query' && random() < (parameter.required ? 0.95 : 0.6),
    )
    const valueFor = (schema: object) =>
      random() < 0.08 ? pick(rawPaths) : encodeURIComponent(String(fitting(document, schema, choices)))
    let url = call.path
    for (const { name, schema } of parts) url = url.replace(`{${name}}`, valueFor(schema))
    const asked = queries.map(({ name, schema }) => `${name}=${valueFor(schema)}`)
    if (random() < 0.04) asked.push('unknown=1', '__proto__=1')
    if (asked.length > 0) url += `?${asked.join('&')}`
    if (call.body === undefined) return { url, headers: {} }
    if (wild < 0.06) return { url, payload: pick(rawBodies), headers: { 'content-type': pick(rawTypes) } }
    if (call.body === 'upload') return { url, ...upload() }
    if (call.body === 'bytes')
      return { url, payload: Buffer.alloc(random() * 9), headers: { 'content-type': bytesType } }
    const body = fitting(document, call.body, choices)
    if (wild < 0.5) spoil(body)
    return { url, payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  }

  /** Puts something nasty into one or a few places of a good body. */
  function spoil(body: unknown): void {
    let target = body as Record<string, unknown>
    for (let depth = 0; depth < 6; depth++) {
      const inner = Object.values(target ?? {}).filter((value) => value !== null && typeof value === 'object')
      if (inner.length === 0 || random() < 0.4) break
      target = pick(inner) as Record<string, unknown>
    }
    if (target === null || typeof target !== 'object') return
    const keys = Object.keys(target)
    const key = keys.length === 0 || random() < 0.1 ? 'unknown' : pick(keys)
    if (random() < 0.15) delete target[key]
    else target[key] = pick(nasty)
  }

  function upload(): { payload: Buffer; headers: Record<string, string> } {
    const boundary = 'fuzz'
    const field = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const name = pick([
      'plan.txt',
      'plan.docx',
      'plan.odt',
      'form.xlsx',
      'form.ods',
      'photo.jpg',
      'photo.png',
      'a.pdf',
      '',
      'a\u0000.txt',
      '../../a.txt',
      'x'.repeat(400),
    ])
    const content = pick([
      Buffer.from('壹、各單位應辦理檢查。'),
      Buffer.alloc(0),
      Buffer.from('%PDF-1.4'),
      Buffer.from('PK\u0003\u0004'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.alloc(3_000, random() * 256),
    ])
    const head = `${random() < 0.8 ? field('id', choices.id()) : ''}${random() < 0.1 ? field('__proto__', 'x') : ''}${random() < 0.1 ? field('asOf', JSON.stringify(pick(nasty))) : ''}`
    const payload = Buffer.concat([
      Buffer.from(
        `${head}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      content,
      Buffer.from(random() < 0.9 ? `\r\n--${boundary}--\r\n` : ''),
    ])
    return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
  }
}

const bytesType = 'application/octet-stream'

/** Every id that stands in a table, so that requests reach further than "not found". */
export async function idsIn(client: pg.Client | pg.Pool, where = 'true', most = 12): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const scope = name === 'agency' ? where.replace('agency_id', 'id') : where
    const { rows } = await client.query<{ id: string }>(
      `select id from ${name} where ${scope} order by id limit ${most}`,
    )
    found.push(...rows.map(({ id }) => id))
  }
  return found
}

/** Wrong passwords are among what is sent, and lock people out; here they come back at once. */
export const unlock = (client: pg.Client | pg.Pool, loginName: string) =>
  client.query('update person set locked_until = null, failed_sign_ins = 0 where login_name = $1', [loginName])

/** By itself: an installation of its own in a temporary folder. */
async function main(requests: number, seed: number): Promise<number> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-fuzz-'))
  const postgres = await startPostgres(folder)
  await migrate(postgres.connection)
  const database = openDatabase(postgres.connection, 8)
  const keys = await checkMasterKey(postgres.connection, path.join(folder, 'keys', 'master.key'))
  const sample = await seedSample({ owner: postgres.connection, database, keys, dataDir: folder, clock: systemClock })
  const config = { secure: false, trustedProxies: undefined, logLevel: 'error' as const }
  const files = path.join(folder, 'files')
  await fs.mkdir(files)
  const app = await application({ database, files: filesOnDisk(files), keys, clock: systemClock, config })
  await app.ready()
  const client = new pg.Client(postgres.connection)
  await client.connect()
  const signIns = sample!.people.map(({ loginName }) => async () => {
    await unlock(client, loginName)
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-shousui': '1' },
      payload: { loginName, password: sample!.password },
    })
    return String(answer.headers['set-cookie']).split(';')[0]!
  })
  const ids = await idsIn(client)
  const begun = performance.now()
  const { byStatus, defects } = await fuzz({ app, signIns, ids, requests, seed })
  for (const defect of defects.slice(0, 40)) console.error(defect)
  console.log(
    JSON.stringify({
      requests,
      seed,
      seconds: Math.round((performance.now() - begun) / 1000),
      byStatus,
      defects: defects.length,
    }),
  )
  await app.close()
  await database.close()
  await client.end()
  await postgres.stop()
  await fs.rm(folder, { recursive: true })
  return defects.length === 0 ? 0 : 1
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string' } },
  })
  process.exitCode = await main(Number(values.requests), Number(values.seed ?? Date.now() % 1_000_000))
}
