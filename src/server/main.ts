import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { application } from './app.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { filesOnDisk } from './platform/files.ts'
import { migrate } from './platform/migrate.ts'
import { type EmbeddedPostgres, startPostgres } from './platform/postgres.ts'
import { webFiles } from './platform/web-files.ts'
import { type SampleSignIn, sampleHttp, seedSample } from './sample.ts'

export type Serving = { address: string; sample: SampleSignIn | undefined; stop(): Promise<void> }

/** The lock that says: this data is being served. It lives in the database, so a killed process leaves none behind. */
export const servingLock = 4_116_002

/** Where the database is: the one named, or the embedded one of the data folder. */
export async function connect(config: Config): Promise<{ owner: pg.ClientConfig; embedded: EmbeddedPostgres | undefined }> {
  if (config.databaseUrl) return { owner: { connectionString: config.databaseUrl }, embedded: undefined }
  const embedded = await startPostgres(config.dataDir)
  return { owner: embedded.connection, embedded }
}

/** A second application on the same data folder would fight over its database process; the first keeps it. */
async function holdDataFolder(owner: pg.ClientConfig, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ ...owner, application_name: `shousui ${process.pid}` })
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [servingLock])
  if (rows[0]?.held) return client
  const holder = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and objid = $1 and granted`,
    [servingLock],
  )
  await client.end()
  throw new DataFolderInUse(dataDir, holder.rows[0]?.name.replace('shousui ', '') ?? '?')
}

export class DataFolderInUse extends Error {
  constructor(dataDir: string, pid: string) {
    super(`資料夾 ${dataDir} 正由另一個守歲程序（${pid}）使用。The data folder ${dataDir} is in use by another Shousui process (${pid}).`)
  }
}

/** Starts database, schema, sample and HTTP in this order; `stop`, or a failure on the way, ends them in the opposite one. */
export async function serve(config: Config, webFolder: string): Promise<Serving> {
  const begun = new AsyncDisposableStack()
  try {
    const { owner, embedded } = await connect(config)
    if (embedded) {
      // A second start must not stop the database of the first: it is stopped by whoever holds the folder.
      const hold = await holdDataFolder(owner, config.dataDir)
      hold.on('error', () => undefined)
      begun.defer(() => embedded.stop())
      begun.defer(() => hold.end())
    }
    await migrate(owner)
    const database = openDatabase(owner, config.poolSize)
    begun.defer(() => database.close())
    const folder = path.join(config.dataDir, 'files')
    fs.mkdirSync(folder, { recursive: true })
    const seeding = { owner, database, dataDir: config.dataDir, clock: systemClock }
    const sample = config.sample ? await seedSample(seeding) : undefined
    const app = await application({ database, files: filesOnDisk(folder), clock: systemClock, config })
    begun.defer(() => app.close())
    sampleHttp(app, sample)
    await webFiles(app, webFolder)
    const address = await app.listen({ port: config.port, host: config.host })
    return { address, sample, stop: () => begun.disposeAsync() }
  } catch (error) {
    await begun.disposeAsync()
    throw error
  }
}
