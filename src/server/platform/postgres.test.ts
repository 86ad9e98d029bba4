import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { serve } from '#server/main.ts'
import { readConfig } from './config.ts'
import { DataFolderInUse, servingLock } from './data-folder.ts'
import { type EmbeddedPostgres, startPostgres } from './postgres.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-embedded-'))
const dataDir = path.join(folder, 'data')
const pidFile = path.join(dataDir, 'cluster', 'postmaster.pid')
const started = new Map<string, EmbeddedPostgres>()
const start = async (place = dataDir): Promise<EmbeddedPostgres> => {
  const postgres = await startPostgres(place)
  started.set(place, postgres)
  return postgres
}
afterAll(async () => {
  for (const postgres of started.values()) await postgres.stop()
  fs.rmSync(folder, { recursive: true })
})

async function ask({ connection }: EmbeddedPostgres, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection)
  await client.connect()
  return client.query(text).finally(() => client.end())
}

/** Ends the process without a word, as a power cut or the kernel does. */
async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (fs.existsSync(`/proc/${pid}`) && !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))) await sleep(5)
}

describe('the embedded database', { timeout: 60_000 }, () => {
  test('starts in an empty folder, durable and checked, and answers on a socket only', async () => {
    const postgres = await start()
    expect(postgres.adopted).toBe(false)
    for (const [setting, value] of Object.entries({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      unix_socket_permissions: '0700',
    }))
      expect((await ask(postgres, `show ${setting}`)).rows[0][setting], setting).toBe(value)
    await ask(postgres, "create table kept as select 'before' as what")
  })

  test('that a killed parent left running is found and taken over', async () => {
    await start().then((postgres) => postgres.stop())
    const parent = spawn(
      process.execPath,
      [path.resolve(import.meta.dirname, '../../../test/embedded-start.ts'), dataDir],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString())
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    const postgres = await start()
    expect(postgres).toMatchObject({ adopted: true, pid })
    expect((await ask(postgres, 'select what from kept')).rows).toEqual([{ what: 'before' }])
  })

  test('that was killed itself starts again on what it left: pid file, socket and lock', async () => {
    const first = await start()
    await kill(first.pid)
    expect(fs.existsSync(pidFile)).toBe(true)
    const second = await start()
    expect(second.adopted).toBe(false)
    expect((await ask(second, 'select what from kept')).rows).toEqual([{ what: 'before' }])
  })

  test('is not taken for running when its number has meanwhile been given to another process', async () => {
    await (await start()).stop()
    fs.writeFileSync(pidFile, `${process.pid}\n${path.join(dataDir, 'cluster')}\n0\n5432\n\n\n`)
    const postgres = await start()
    expect(postgres.adopted).toBe(false)
    expect(postgres.pid).not.toBe(process.pid)
  })

  test('starts with a socket lock that names another process', async () => {
    const postgres = await start()
    const lock = path.join(postgres.connection.host, `.s.PGSQL.${postgres.connection.port}.lock`)
    await postgres.stop()
    fs.writeFileSync(lock, `${process.pid}\n`)
    expect((await start()).adopted).toBe(false)
  })

  test('starts when two ask at once, and both get the same', async () => {
    await (await start()).stop()
    const [one, two] = await Promise.all([startPostgres(dataDir), startPostgres(dataDir)])
    expect(one.pid).toBe(two.pid)
    started.set(dataDir, one)
  })

  test.runIf(process.getuid?.() === 0)('starts as root below a folder that only root may enter', async () => {
    const closed = path.join(folder, 'closed')
    fs.mkdirSync(closed, { mode: 0o700 })
    const postgres = await start(path.join(closed, 'data'))
    expect((await ask(postgres, 'select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  test('starts below a folder with spaces, Chinese letters and a path longer than a socket may have', async () => {
    const long = path.join(folder, `資料 夾 ${'長'.repeat(40)}`, 'data')
    expect((await ask(await start(long), 'select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})

describe('the data folder', { timeout: 60_000 }, () => {
  const place = path.join(folder, 'served')
  const web = path.join(folder, 'web')
  fs.mkdirSync(path.join(web, 'assets'), { recursive: true })
  fs.writeFileSync(path.join(web, 'index.html'), '')
  const config = readConfig({ DATA_DIR: place, PORT: '0', SAMPLE: 'no', LOG_LEVEL: 'silent' })

  test('is refused by name to a second application, and the first goes on', async () => {
    const first = await serve(config, web)
    const second = serve(config, web)
    await expect(second).rejects.toBeInstanceOf(DataFolderInUse)
    await expect(second).rejects.toThrow(place)
    await expect(second).rejects.toThrow(String(process.pid))
    expect((await fetch(`${first.address}/api/health`)).status).toBe(200)
    await first.stop()
    const third = await serve(config, web)
    expect((await fetch(`${third.address}/api/health`)).status).toBe(200)
    await third.stop()
  })

  test('stays held when its database was killed and started again', async () => {
    const first = await serve(config, web)
    await kill(Number.parseInt(fs.readFileSync(path.join(place, 'cluster', 'postmaster.pid'), 'utf8'), 10))
    const healthy = async () => (await fetch(`${first.address}/api/health`)).status === 200
    await expect.poll(healthy, { timeout: 20_000 }).toBe(true)
    // The database is there a moment before the folder is held again.
    const { connection } = await startPostgres(place)
    const holders = async () => {
      const client = new pg.Client(connection)
      await client.connect()
      const { rowCount } = await client.query(
        "select from pg_locks where locktype = 'advisory' and objid = $1 and granted",
        [servingLock],
      )
      await client.end()
      return rowCount
    }
    await expect.poll(holders, { timeout: 20_000 }).toBe(1)
    await expect(serve(config, web)).rejects.toBeInstanceOf(DataFolderInUse)
    await first.stop()
  })
})
