import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '#server/main.ts'
import { readConfig } from '#server/platform/config.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-cli-'))
const [home, copy, web, archive] = ['home', 'copy', 'web', 'all.tar'].map((name) => path.join(folder, name)) as [
  string,
  string,
  string,
  string,
]

async function shousui(dataDir: string, ...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const program = path.join(import.meta.dirname, 'main.ts')
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const env = { PATH, NODE_COMPILE_CACHE, DATA_DIR: dataDir }
  return promisify(execFile)(process.execPath, [program, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, error: stderr }),
  )
}

let serving: Serving
const isHealthy = async () => (await fetch(`${serving.address}/api/health`)).ok

async function addPhotograph(): Promise<void> {
  const { people, password } = serving.sample!
  const signIn = await fetch(`${serving.address}/api/session`, {
    method: 'POST',
    headers: { 'x-shousui': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: people[0]!.loginName, password }),
  })
  const form = new FormData()
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
  form.append('file', new Blob([Buffer.from(pixel, 'base64')]), 'door.png')
  const headers = {
    'x-shousui': '1',
    cookie: signIn.headers.get('set-cookie')!.split(';')[0]!,
    'idempotency-key': crypto.randomUUID(),
  }
  const answer = await fetch(`${serving.address}/api/files`, { method: 'POST', headers, body: form })
  expect(answer.status).toBe(200)
}

beforeAll(async () => {
  fs.mkdirSync(path.join(web, 'assets'), { recursive: true })
  fs.writeFileSync(path.join(web, 'index.html'), '')
  serving = await serve(readConfig({ DATA_DIR: home, PORT: '0', LOG_LEVEL: 'silent' }), web)
  await addPhotograph()
}, 60_000)
afterAll(async () => {
  await serving.stop()
  fs.rmSync(folder, { recursive: true })
}, 60_000)

const isOneLine = expect.stringMatching(/^[^\n]+\n$/)

describe('the commands that keep data safe', { timeout: 180_000 }, () => {
  test('back up beside a running application, restore elsewhere, and find both sound', async () => {
    expect(await shousui(home, 'backup', archive)).toMatchObject({ code: 0, out: isOneLine, error: '' })
    expect(await isHealthy()).toBe(true)
    expect(await shousui(home, 'verify')).toMatchObject({ code: 0, out: isOneLine })
    expect(await shousui(copy, 'restore', archive)).toMatchObject({ code: 0, out: isOneLine, error: '' })
    const [there, here] = [await shousui(copy, 'verify'), await shousui(home, 'verify')]
    expect(there).toEqual(here)
    expect(fs.existsSync(path.join(copy, 'cluster', 'postmaster.pid'))).toBe(false)
    expect(await isHealthy()).toBe(true)
  })

  test('name the first file that is not what its record says, with exit code 1', async () => {
    const stored = fs
      .readdirSync(path.join(copy, 'files'), { recursive: true, encoding: 'utf8' })
      .find((name) => name.length > 64)!
    fs.appendFileSync(path.join(copy, 'files', stored), 'x')
    expect(await shousui(copy, 'verify')).toMatchObject({ code: 1, out: '', error: isOneLine })
    expect(await shousui(copy, 'backup', path.join(folder, 'of-bad.tar'))).toMatchObject({
      code: 1,
      error: expect.stringContaining(path.basename(stored)),
    })
  })

  test('refuse a changed or broken-off archive in one line, and leave no folder behind', async () => {
    const bytes = fs.readFileSync(archive)
    const flipped = Buffer.from(bytes)
    flipped[30_000]! ^= 16
    for (const bad of [
      flipped,
      bytes.subarray(0, bytes.byteLength - 700),
      Buffer.alloc(0),
      Buffer.from('no archive'),
    ]) {
      const place = path.join(folder, 'bad.tar')
      fs.writeFileSync(place, bad)
      const target = path.join(folder, 'never')
      expect(await shousui(target, 'restore', place)).toMatchObject({ code: 1, out: '', error: isOneLine })
      expect(fs.existsSync(target)).toBe(false)
    }
  })

  test('write over nothing: neither an archive nor an installation', async () => {
    const before = fs.readFileSync(archive)
    expect(await shousui(home, 'backup', archive)).toMatchObject({ code: 1, error: isOneLine })
    expect(fs.readFileSync(archive).equals(before)).toBe(true)
    expect(await shousui(home, 'restore', archive)).toMatchObject({ code: 1, error: isOneLine })
    expect(await isHealthy()).toBe(true)
  })

  test('make no installation where there is none, and tell wrong use apart with exit code 2', async () => {
    const empty = path.join(folder, 'empty')
    expect(await shousui(empty, 'backup', path.join(folder, 'none.tar'))).toMatchObject({ code: 1, error: isOneLine })
    expect(await shousui(empty, 'verify')).toMatchObject({ code: 1, error: isOneLine })
    expect(await shousui(empty, 'restore', path.join(folder, 'none.tar'))).toMatchObject({ code: 1, error: isOneLine })
    expect(fs.existsSync(empty)).toBe(false)
    for (const args of [['backup'], ['restore'], ['backup', 'a', 'b'], ['verify', 'a', 'b'], ['nothing']])
      expect((await shousui(empty, ...args)).code).toBe(2)
  })
})
