import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Connection, startPostgres } from '#server/platform/postgres.ts'
import { makeAgency } from '#test/make.ts'

const startLimitMs = 60_000
const { PATH, NODE_COMPILE_CACHE } = process.env

/** A whole installation in a temporary folder: its application is a process that can be killed, and so is its database. */
export async function installation() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-faults-'))
  const dataDir = path.join(folder, 'data')
  const web = path.join(folder, 'web')
  fs.mkdirSync(path.join(web, 'assets'), { recursive: true })
  fs.writeFileSync(path.join(web, 'index.html'), '')
  let application: ChildProcess
  let address = ''
  const defects: string[] = []

  const start = async (): Promise<void> => {
    application = spawn(process.execPath, [path.join(import.meta.dirname, 'server.ts'), web], {
      env: { PATH, NODE_COMPILE_CACHE, PORT: '0', DATA_DIR: dataDir, SAMPLE: 'no', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface(application.stdout!)
    const line = once(lines, 'line') as Promise<[string]>
    lines.on('line', (text) => text.includes('"defect"') && defects.push(text))
    const ended = once(application, 'exit').then(() => Promise.reject(new Error('the application ended at its start')))
    ended.catch(() => undefined)
    ;[address] = await Promise.race([line, ended])
  }
  const healthy = async (): Promise<void> => {
    const deadline = performance.now() + startLimitMs
    while (performance.now() < deadline) {
      if (application.exitCode !== null) throw new Error('the application did not survive')
      const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
      if (answer?.ok) return
      await sleep(20)
    }
    throw new Error('the application did not come back')
  }
  const databasePid = () =>
    Number.parseInt(fs.readFileSync(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10)

  await start()
  const { connection } = await startPostgres(dataDir)
  const owner = new pg.Pool({ ...connection, max: 1 })
  const agency = await makeAgency(owner, 'home')
  await owner.end()

  return {
    agency,
    connection: connection satisfies Connection,
    filesFolder: path.join(dataDir, 'files'),
    address: () => address,
    /** What the application logged as its own fault: there must be nothing. */
    defects,
    healthy,
    killApplication: async (): Promise<void> => {
      const gone = once(application, 'exit')
      application.kill('SIGKILL')
      await gone
      await start()
    },
    /** The application has to notice and to start it again by itself. */
    killDatabase: async (): Promise<void> => {
      const pid = databasePid()
      process.kill(pid, 'SIGKILL')
      await healthy()
    },
    stop: async (): Promise<void> => {
      if (application.exitCode === null) {
        const gone = once(application, 'exit')
        application.kill('SIGTERM')
        await gone
      }
      fs.rmSync(folder, { recursive: true })
    },
  }
}
export type Installation = Awaited<ReturnType<typeof installation>>
