import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startPostgres } from './postgres.ts'

/** The lock that says: this data is being served. It lives in the database, so a killed process leaves none behind. */
export const servingLock = 4_116_002

export class DataFolderInUse extends Error {
  constructor(dataDir: string, pid: string) {
    super(
      `資料夾 ${dataDir} 正由另一個守歲程序（${pid}）使用。The data folder ${dataDir} is in use by another Shousui process (${pid}).`,
    )
  }
}

/** A second application on the same data folder would fight over its database process; the first keeps it. */
async function hold(owner: pg.ClientConfig, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ ...owner, application_name: `shousui ${process.pid}` })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [servingLock])
  if (rows[0]?.held) return client
  const holder = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [servingLock],
  )
  await client.end()
  throw new DataFolderInUse(dataDir, holder.rows[0]?.name.replace('shousui ', '') ?? '?')
}

const retryMs = 500

/**
 * Holds the data folder, and starts its database again when that process dies; the pool finds it by itself. Another
 * application that took the folder in between keeps it: this one then ends on the unhandled refusal.
 */
export async function holdDataFolder(first: EmbeddedPostgres, dataDir: string): Promise<{ stop(): Promise<void> }> {
  let embedded = first
  let stopping = false
  let held = await hold(embedded.connection, dataDir)
  const startAgain = async (): Promise<void> => {
    try {
      embedded = await startPostgres(dataDir)
      held = await hold(embedded.connection, dataDir)
      watch()
    } catch (error) {
      if (error instanceof DataFolderInUse) throw error
      await sleep(retryMs)
      return again()
    }
  }
  const again = () => (stopping ? Promise.resolve() : startAgain())
  let restarting = Promise.resolve()
  const watch = () =>
    held.once('end', () => {
      restarting = again()
    })
  watch()
  return {
    stop: async () => {
      stopping = true
      await restarting
      await held.end()
      await embedded.stop()
    },
  }
}
