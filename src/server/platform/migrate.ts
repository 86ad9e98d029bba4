import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

export const migrationsFolder = path.resolve(import.meta.dirname, '../../../migrations')

// Any number, as long as every process of the product takes the same.
const lockKey = 4_116_001

export const migrationNames = (): string[] =>
  fs
    .readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/** Whoever changes the schema does it alone; the lock ends with the connection. */
export async function lockSchema(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [lockKey])
}

export const createMigrationTable = (client: pg.Client) =>
  client.query('create table if not exists migration (name text primary key, at timestamptz not null default now())')

/** Runs the migrations that this database has not seen, in order, each in its own transaction, under one lock. */
export async function migrate(connection: pg.ClientConfig, upTo = Number.POSITIVE_INFINITY): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await lockSchema(client)
    await createMigrationTable(client)
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const done = new Set(rows.map((row) => row.name))
    const due = migrationNames().filter((name) => !done.has(name) && Number.parseInt(name, 10) <= upTo)
    for (const name of due) await apply(client, name)
    return due
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, name: string): Promise<void> {
  await client.query('begin')
  try {
    await runMigration(client, name)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}

/** One migration in the transaction that is open. */
export async function runMigration(client: pg.Client, name: string): Promise<void> {
  await client.query("set local lock_timeout = '5s'")
  await client.query(fs.readFileSync(path.join(migrationsFolder, name), 'utf8'))
  await client.query('insert into migration (name) values ($1)', [name])
}
