import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '#server/platform/database.ts'
import { checkMasterKey } from '#server/platform/master-key.ts'
import { seedSample } from '#server/sample.ts'
import { emptied } from './app.ts'

/** When its story was played, by the clock of the office; a file that clones it goes on from there. */
export const samplePlayedAt = '2026-11-20T01:00:00.000Z'

export type SampleTemplate = { template: string; folder: string }

/** The sample township's database and what lies in its folder, played by whichever file of a run asks first. */
export async function sampleTemplate(): Promise<SampleTemplate> {
  const connection = inject('connection')
  const template = inject('sample')
  const folder = path.join(os.tmpdir(), template)
  const admin = new pg.Client(connection)
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(2)')
    const { rows } = await admin.query('select from pg_database where datname = $1', [template])
    if (rows.length === 0) await play(admin, template, folder)
  } finally {
    await admin.end()
  }
  return { template, folder }
}

async function play(admin: pg.Client, template: string, folder: string): Promise<void> {
  const draft = `${template}_draft`
  await admin.query(`create database ${draft} template ${inject('template')}`)
  const owner = { ...inject('connection'), database: draft }
  fs.rmSync(folder, { recursive: true, force: true })
  const keys = await checkMasterKey(owner, path.join(folder, 'keys', 'master.key'))
  const database = openDatabase(owner, 8)
  const clock = { now: () => new Date(samplePlayedAt) }
  await seedSample({ owner, database, keys, dataDir: folder, clock })
  await database.close()
  await emptied(admin, draft)
  // From here on it is whole.
  await admin.query(`alter database ${draft} rename to ${template}`)
}
