import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate, migrationsFolder } from '#server/platform/migrate.ts'
import { startPostgres } from '#server/platform/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    connection: { host: string; port: number; user: string; password: string; database: string }
    template: string
    sample: string
  }
}

const migrationsHash = (): string => {
  const hash = createHash('sha256')
  for (const name of fs.readdirSync(migrationsFolder).sort())
    hash.update(fs.readFileSync(path.join(migrationsFolder, name)))
  return hash.digest('hex').slice(0, 12)
}

/** Of this run alone: what the sample is made of may be another the next time. */
const sample = `sample_${process.pid}_${Math.trunc(performance.timeOrigin)}`

/** One PostgreSQL for all test files, a migrated template that each file clones, and a name for the sample's. */
export default async function setup(project: TestProject) {
  const folder = path.join(os.tmpdir(), `shousui-test-${process.getuid?.() ?? 0}`)
  const postgres = await startPostgres(folder)
  const { connection } = postgres
  const template = `template_${migrationsHash()}`
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('select pg_advisory_lock(1)')
  const { rows } = await client.query('select from pg_database where datname = $1', [template])
  if (rows.length === 0) {
    await client.query(`create database ${template}`)
    await migrate({ ...connection, database: template })
  }
  await client.end()
  project.provide('connection', connection)
  project.provide('template', template)
  project.provide('sample', sample)
  return async () => {
    fs.rmSync(path.join(os.tmpdir(), sample), { recursive: true, force: true })
    const client = new pg.Client(connection)
    await client.connect()
    await client.query(`drop database if exists ${sample}`)
    await client.end()
  }
}
