import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { connect } from '#server/main.ts'
import type { Config } from '#server/platform/config.ts'
import { servingLock } from '#server/platform/data-folder.ts'
import { type Files, filesOnDisk } from '#server/platform/files.ts'

export type Data = { owner: pg.ClientConfig; files: Files }

export const clusterOf = (config: Config): string => path.join(config.dataDir, 'cluster')
export const filesFolderOf = (config: Config): string => path.join(config.dataDir, 'files')

/** Lends the data to a command: of the application that is running, else of a database started for the purpose. */
export async function withData<T>(config: Config, run: (data: Data) => Promise<T>): Promise<T> {
  if (!config.databaseUrl && !fs.existsSync(path.join(clusterOf(config), 'PG_VERSION')))
    throw new Error(`${config.dataDir} 沒有資料。There is no data in ${config.dataDir}.`)
  const { owner, embedded } = await connect(config)
  try {
    return await run({ owner, files: filesOnDisk(filesFolderOf(config)) })
  } finally {
    if (embedded && !embedded.adopted && !(await isServed(owner))) await embedded.stop()
  }
}

/** Whether an application has begun to use the database meanwhile. */
async function isServed(owner: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(owner)
  await client.connect()
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [servingLock])
  await client.end()
  return rows[0]?.free !== true
}
