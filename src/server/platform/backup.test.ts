import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { application } from '#server/app.ts'
import { cookieOf, testApp, visitor } from '#test/app.ts'
import { ownerOf, photo, sampleTownship } from '#test/sample-data.ts'
import { backUp, tablesOf } from './backup.ts'
import { openDatabase } from './database.ts'
import { filesOnDisk } from './files.ts'
import { checkArchive, restore } from './restore.ts'
import { ArchiveDamaged } from './tar.ts'
import { verify } from './verify.ts'

const it = await testApp()
await sampleTownship(it)
const staff = await it.as('staff')
for (let shade = 0; shade < 5; shade++) await staff.upload('/files', `門口 ${shade}.jpg`, await photo(shade))
await staff.post('/incidents', {
  id: crypto.randomUUID(),
  planId: null,
  dutyId: null,
  what: '換行\n、定位\t、反斜線\\、\\N 與 emoji 🧨',
  place: '',
  occurredAt: '2026-02-10T01:00:00.000Z',
  knownAt: '2026-02-10T01:00:00.000Z',
})

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-backup-'))
const archive = path.join(folder, 'all.tar')
const manifest = await backUp({ owner: ownerOf(it), files: it.files, target: archive, at: new Date() })
const bytes = await fs.readFile(archive)

const admin = new pg.Client(inject('connection'))
await admin.connect()
const made: string[] = []
async function emptyDatabase(ownedBy?: string) {
  const database = `restored_${randomBytes(5).toString('hex')}`
  await admin.query(`create database ${database} ${ownedBy ? `owner ${ownedBy}` : ''}`)
  made.push(database)
  const place = path.join(folder, database)
  await fs.mkdir(place)
  return { owner: { ...inject('connection'), database }, files: filesOnDisk(place), place }
}
afterAll(async () => {
  for (const database of made) await admin.query(`drop database ${database} with (force)`)
  await admin.end()
  await fs.rm(folder, { recursive: true })
})

async function onDatabase<T>(owner: pg.ClientConfig, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  await client.connect()
  return run(client).finally(() => client.end())
}
const relationsIn = (owner: pg.ClientConfig) =>
  onDatabase(owner, async (client) => {
    const { rows } = await client.query("select relname from pg_class where relnamespace = 'public'::regnamespace")
    return rows.map((row) => row.relname)
  })

/** Constraints, triggers, policies, privileges: everything of the schema that restoring sets aside for a while. */
const schemaOf = (owner: pg.ClientConfig) =>
  onDatabase(owner, async (client) => {
    const ask = async (text: string) => (await client.query({ text, rowMode: 'array' })).rows
    return {
      constraints: await ask(
        "select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2, 3",
      ),
      triggers: await ask(
        'select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2',
      ),
      tables: await ask(
        "select relname, relrowsecurity, relforcerowsecurity, relacl::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
      ),
      policies: await ask('select tablename, policyname, roles::text, qual from pg_policies order by 1, 2'),
    }
  })

describe('a backup', () => {
  test('has rows of every table and every file that a row names', async () => {
    const names = await onDatabase(ownerOf(it), tablesOf)
    expect(manifest.tables.map(({ name }) => name)).toEqual(names.map(({ name }) => name))
    expect(manifest.tables.filter(({ rows }) => rows === 0)).toEqual([])
    expect(manifest.files.length).toBe(6)
    for (const { name, rows } of manifest.tables) {
      const counted = await it.owner.query(`select count(*)::int as rows from ${name}`)
      expect([name, counted.rows[0].rows]).toEqual([name, rows])
    }
  })

  test('restores byte for byte, with the schema as migrations leave it', async () => {
    const target = await emptyDatabase()
    await restore({ ...target, source: archive })
    const again = path.join(folder, 'again.tar')
    expect(await backUp({ ...target, target: again, at: new Date() })).toEqual(manifest)
    expect(await schemaOf(target.owner)).toEqual(await schemaOf(ownerOf(it)))
    for (const { sha256 } of manifest.files)
      expect(Buffer.from(await target.files.get(sha256)).equals(Buffer.from(await it.files.get(sha256)))).toBe(true)
  })

  test('is made and restored by an owner who is no superuser and whom row-level security confines', async () => {
    const role = `owner_${randomBytes(4).toString('hex')}`
    await admin.query(`create role ${role} login password 'x' createrole`)
    await admin.query(`grant shousui_app to ${role} with admin option`)
    const target = await emptyDatabase(role)
    const owner = { ...target.owner, user: role, password: 'x' }
    await restore({ ...target, owner, source: archive })
    const again = path.join(folder, 'confined.tar')
    expect(await backUp({ owner, files: target.files, target: again, at: new Date() })).toEqual(manifest)
    await admin.query(`drop database ${target.owner.database} with (force)`)
    made.splice(made.indexOf(target.owner.database), 1)
    await admin.query(`drop owned by ${role}; drop role ${role}`)
  })

  test('shows one instant while people go on writing', async () => {
    let writing = true
    const writer = (async () => {
      for (let count = 0; writing; count++) await staff.upload('/files', `${count}.jpg`, await photo(1000 + count))
    })()
    const target = path.join(folder, 'while-writing.tar')
    const during = await backUp({ owner: ownerOf(it), files: it.files, target, at: new Date() })
    writing = false
    await writer
    const rowsOf = (name: string) => during.tables.find((table) => table.name === name)!.rows
    expect(rowsOf('file')).toBe(during.files.length)
    const restored = await emptyDatabase()
    await restore({ ...restored, source: target })
  })

  test('does not write over an earlier one', async () => {
    const again = backUp({ owner: ownerOf(it), files: it.files, target: archive, at: new Date() })
    await expect(again).rejects.toThrow('EEXIST')
    expect((await fs.readFile(archive)).equals(bytes)).toBe(true)
  })

  test('is refused while a file is not what its row says', async () => {
    const { sha256 } = manifest.files[0]!
    const place = path.join(it.folder, sha256.slice(0, 2), sha256)
    const good = await fs.readFile(place)
    await fs.writeFile(place, Buffer.concat([good, Buffer.from('x')]))
    const target = path.join(folder, 'bad-file.tar')
    await expect(backUp({ owner: ownerOf(it), files: it.files, target, at: new Date() })).rejects.toThrow(sha256)
    await fs.writeFile(place, good)
    expect((await fs.readdir(folder)).filter((name) => name.includes('bad-file'))).toEqual([])
  })

  test('carries the whole state: there is no sequence, view or large object that it would leave behind', async () => {
    const { rows } = await it.owner.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')
       union all select oid::text from pg_largeobject_metadata`,
    )
    expect(rows).toEqual([])
  })
})

describe('an archive that was changed', () => {
  const changed = path.join(folder, 'changed.tar')
  const refusal = async (content: Uint8Array): Promise<unknown> => {
    await fs.writeFile(changed, content)
    return checkArchive(changed).then(
      () => 'accepted',
      (error: unknown) => error,
    )
  }

  test('is refused for any one flipped bit', async () => {
    expect(await refusal(bytes)).toBe('accepted')
    const accepted: number[] = []
    // Every part: spread over the whole, then densely over the first header, the seal and the end.
    const spread = Array.from({ length: 120 }, (_, index) => Math.floor(((index + 0.5) * bytes.byteLength) / 120))
    const head = Array.from({ length: 60 }, (_, index) => index * 8)
    const end = Array.from({ length: 60 }, (_, index) => bytes.byteLength - 1 - index * 37)
    for (const [index, at] of [...spread, ...head, ...end].entries()) {
      const copy = Buffer.from(bytes)
      copy[at]! ^= 1 << (index % 8)
      if (!((await refusal(copy)) instanceof ArchiveDamaged)) accepted.push(at)
    }
    expect(accepted).toEqual([])
  })

  test('is refused cut off anywhere, lengthened, or with parts exchanged', async () => {
    for (let cut = 0; cut < bytes.byteLength; cut += 1499)
      expect(await refusal(bytes.subarray(0, cut)), `cut at ${cut}`).toBeInstanceOf(ArchiveDamaged)
    expect(await refusal(Buffer.concat([bytes, Buffer.alloc(1)]))).toBeInstanceOf(ArchiveDamaged)
    expect(await refusal(Buffer.concat([bytes, bytes]))).toBeInstanceOf(ArchiveDamaged)
    expect(await refusal(randomBytes(50_000))).toBeInstanceOf(ArchiveDamaged)
  })

  test('leaves an empty database and no file behind', async () => {
    const target = await emptyDatabase()
    const copy = Buffer.from(bytes)
    copy[copy.byteLength >> 1]! ^= 4
    await fs.writeFile(changed, copy)
    await expect(restore({ ...target, source: changed })).rejects.toThrow(ArchiveDamaged)
    expect(await relationsIn(target.owner)).toEqual([])
    expect(await fs.readdir(target.place)).toEqual([])
  })
})

describe('restoring', () => {
  test('is refused where there already are tables', async () => {
    const target = await emptyDatabase()
    await restore({ ...target, source: archive })
    await expect(restore({ ...target, source: archive })).rejects.toThrow('holds data')
  })

  test('undoes everything when it fails in the middle', async () => {
    const target = await emptyDatabase()
    const full = { ...target.files, put: () => Promise.reject(new Error('no space left')) }
    await expect(restore({ owner: target.owner, files: full, source: archive })).rejects.toThrow('no space left')
    expect(await relationsIn(target.owner)).toEqual([])
  })

  test('gives an application in which people sign in and write, and the chain goes on', async () => {
    const target = await emptyDatabase()
    await restore({ ...target, source: archive })
    const database = openDatabase(target.owner, 4)
    const config = { secure: false, trustedProxies: undefined, logLevel: 'error' as const }
    const { keys, clock } = it
    const app = await application({ database, files: target.files, keys, clock, config })
    const signIn = { loginName: it.home.loginNames.staff, password: it.home.password }
    const cookie = cookieOf(await visitor(app, undefined).post('/session', signIn))
    const before = await verify(target.owner, target.files)
    const upload = await visitor(app, cookie).upload('/files', 'after.jpg', await photo(99))
    expect(upload.status).toBe(200)
    await app.close()
    await database.close()
    const after = await verify(target.owner, target.files)
    expect(after).toEqual({ ...before, entries: before.entries + 1, files: before.files + 1 })
    expect(after.finding).toBeUndefined()
  })
})
