import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { filesOnDisk } from '#server/platform/files.ts'
import { verify } from '#server/platform/verify.ts'
import { type Installation, installation } from './installation.ts'
import { type Acknowledged, startWriters } from './writers.ts'

export type Outcome = {
  acknowledged: number
  lost: number
  doubled: number
  withoutAudit: number
  unexplained: number
  defects: number
  finding: string | undefined
  /** The longest that an installation was away after a kill. */
  slowestReturnMs: { application: number; database: number }
}

/** What makes the control: a database that says "committed" before anything has left its memory. */
const careless = [
  'alter system set synchronous_commit = off',
  "alter system set wal_writer_delay = '10s'",
  "alter system set wal_writer_flush_after = '1GB'",
  'checkpoint',
  'select pg_reload_conf()',
]

/** Kills application and database in turn under writing, and compares what was acknowledged with what is there. */
export async function faults(
  rounds: number,
  options: { careless?: boolean; report?: (line: string) => void } = {},
): Promise<Outcome> {
  const under = await installation()
  try {
    const writers = await startWriters(under)
    if (options.careless) await ask(under, careless)
    const slowestReturnMs = { application: 0, database: 0 }
    for (let round = 0; round < rounds; round++) {
      await writers.more(16)
      await sleep(Math.random() * 120)
      const begun = performance.now()
      const victim = round % 2 === 0 ? 'database' : 'application'
      await (victim === 'database' ? under.killDatabase() : under.killApplication())
      slowestReturnMs[victim] = Math.max(slowestReturnMs[victim], Math.round(performance.now() - begun))
      if ((round + 1) % 10 === 0) options.report?.(`${round + 1} kills, ${writers.acknowledged.length} acknowledged`)
    }
    await writers.more(8)
    await writers.stop()
    return {
      ...(await compare(under, writers.acknowledged)),
      defects: under.defects.length,
      slowestReturnMs,
    }
  } finally {
    await under.stop()
  }
}

async function ask(under: Installation, texts: string[]): Promise<void> {
  const client = new pg.Client(under.connection)
  await client.connect()
  for (const text of texts) await client.query(text)
  await client.end()
}

type Row = { id: string; marker: string; audited: number }

async function compare(
  under: Installation,
  acknowledged: Acknowledged[],
): Promise<Omit<Outcome, 'slowestReturnMs' | 'defects'>> {
  const client = new pg.Client(under.connection)
  await client.connect()
  const { rows } = await client.query<Row>(
    `with audited as (select subject_id, count(*)::int as entries from audit_entry
       -- Who was told of it is an entry of its own.
       where operation in ('incident.record', 'file.add') and body not like '%"telling"%' group by subject_id)
     select id, marker, coalesce(entries, 0) as audited
     from (select id, what as marker from incident union all select id, replace(name, '.png', '-file') from file) kept
     left join audited on subject_id = id`,
  )
  await client.end()
  const { finding } = await verify(under.connection, filesOnDisk(under.filesFolder))
  const kept = new Set(rows.map(({ id }) => id))
  const told = new Set(acknowledged.map(({ id }) => id))
  return {
    acknowledged: told.size,
    lost: [...told].filter((id) => !kept.has(id)).length,
    doubled: rows.length - new Set(rows.map(({ marker }) => marker)).size,
    withoutAudit: rows.filter(({ audited }) => audited !== 1).length,
    // Every write begun was repeated until acknowledged, so nothing else may be there.
    unexplained: [...kept].filter((id) => !told.has(id)).length,
    finding: finding && JSON.stringify(finding),
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '200' }, careless: { type: 'boolean' } },
  })
  const begun = performance.now()
  const outcome = await faults(Number(values.rounds), { careless: values.careless === true, report: console.error })
  console.log(
    JSON.stringify({
      rounds: Number(values.rounds),
      ...outcome,
      seconds: Math.round((performance.now() - begun) / 1000),
    }),
  )
  const { lost, doubled, withoutAudit, unexplained, defects, finding } = outcome
  process.exitCode = lost + doubled + withoutAudit + unexplained + defects === 0 && !finding ? 0 : 1
}
