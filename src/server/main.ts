import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { application } from './app.ts'
import { jobs } from './jobs.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { holdDataFolder } from './platform/data-folder.ts'
import { openDatabase } from './platform/database.ts'
import { filesOnDisk } from './platform/files.ts'
import { checkMasterKey } from './platform/master-key.ts'
import { migrate } from './platform/migrate.ts'
import { outbound } from './platform/outbound.ts'
import { type EmbeddedPostgres, startPostgres } from './platform/postgres.ts'
import { webFiles } from './platform/web-files.ts'
import { type SampleSignIn, sampleHttp, seedSample } from './sample.ts'

export type Serving = { address: string; sample: SampleSignIn | undefined; stop(): Promise<void> }

/** Where the database is: the one named, or the embedded one of the data folder. */
export async function connect(
  config: Config,
): Promise<{ owner: pg.ClientConfig; embedded: EmbeddedPostgres | undefined }> {
  if (config.databaseUrl) return { owner: { connectionString: config.databaseUrl }, embedded: undefined }
  const embedded = await startPostgres(config.dataDir)
  return { owner: embedded.connection, embedded }
}

/** Starts database, schema, sample and HTTP in this order; `stop`, or a failure on the way, ends them in the opposite one. */
export async function serve(config: Config, webFolder: string): Promise<Serving> {
  const begun = new AsyncDisposableStack()
  try {
    const { owner, embedded } = await connect(config)
    if (embedded) {
      // A second start must not stop the database of the first: it is stopped by whoever holds the folder.
      const held = await holdDataFolder(embedded, config.dataDir)
      begun.defer(() => held.stop())
    }
    await migrate(owner)
    const keys = await checkMasterKey(owner, config.keyFile)
    const database = openDatabase(owner, config.poolSize)
    begun.defer(() => database.close())
    const folder = path.join(config.dataDir, 'files')
    fs.mkdirSync(folder, { recursive: true })
    const seeding = { owner, database, keys, dataDir: config.dataDir, clock: systemClock }
    const sample = config.sample ? await seedSample(seeding) : undefined
    const clock = systemClock
    const files = filesOnDisk(folder)
    const app = await application({ database, files, keys, clock, config })
    begun.defer(() => app.close())
    sampleHttp(app, sample)
    await webFiles(app, webFolder)
    const failed = (error: unknown) => app.log.error({ err: error }, 'job')
    const { publicOrigin: origin } = config
    const running = jobs({ database, clock, keys, files, outbound: outbound(), origin, failed }).start()
    begun.defer(() => running.stop())
    const address = await app.listen({ port: config.port, host: config.host })
    return { address, sample, stop: () => begun.disposeAsync() }
  } catch (error) {
    await begun.disposeAsync()
    throw error
  }
}
