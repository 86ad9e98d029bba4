import pg from 'pg'
import { open, seal } from './envelope.ts'
import { type MasterKey, masterKeysIn, newMasterKey, readKeyFile, writeKeyFile } from './master-key.ts'
import { newAgencyKey, placeOf, unwrapAgencyKey, wrapAgencyKey } from './sealing.ts'

type Progress = { agencies: number; values: number }
type Rotation = { owner: pg.ClientConfig; file: string; at: Date; told?: (progress: Progress) => void }

const batch = 50

/**
 * Gives everything new keys, while the application works: a master key, a key for each agency, and one for each value.
 * Where it stands is seen from the file and the tables, so that it goes on where it was cut off. No key goes while
 * anything lies under it: the database refuses that, and what was sealed meanwhile is moved too.
 */
export async function rotateKeys({ owner, file, at, told }: Rotation): Promise<Progress> {
  const [newest, ...older] = readKeyFile(file)
  const current = older.length > 0 ? newest! : newMasterKey()
  if (older.length === 0) writeKeyFile(file, [current, newest!])
  const progress: Progress = { agencies: 0, values: 0 }
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('insert into master_key values ($1) on conflict do nothing', [current.check])
    do
      for (const agencyId of await agenciesIn(client)) {
        await renewAgencyKey(client, agencyId, current, at)
        await moveValues(client, agencyId, file, (values) => {
          progress.values += values
          told?.(progress)
        })
        progress.agencies += 1
      }
    while (!(await isGone(client.query('delete from master_key where check_value <> $1', [current.check]))))
  } finally {
    await client.end()
  }
  writeKeyFile(file, [current])
  return progress
}

const agenciesIn = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ id: string }>('select id from agency order by id')).rows.map(({ id }) => id)

/** False while something still lies under what was to go. */
async function isGone(taking: Promise<unknown>): Promise<boolean> {
  try {
    await taking
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23503') return false
    throw error
  }
}

type KeyRow = { number: number; masterCheck: Buffer; wrapped: Buffer }

const keysOf = async (client: pg.Client, agencyId: string): Promise<KeyRow[]> =>
  (
    await client.query<KeyRow>(
      `select number, master_check as "masterCheck", wrapped from agency_key where agency_id = $1 order by number`,
      [agencyId],
    )
  ).rows

async function inAgency<T>(client: pg.Client, agencyId: string, run: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query("select set_config('app.agency_id', $1, true)", [agencyId])
    const result = await run()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const renewAgencyKey = (client: pg.Client, agencyId: string, current: MasterKey, at: Date): Promise<void> =>
  inAgency(client, agencyId, async () => {
    const newest = (await keysOf(client, agencyId)).at(-1)
    if (!newest || newest.masterCheck.equals(current.check)) return
    const made = wrapAgencyKey(agencyId, newest.number + 1, newAgencyKey(), current)
    await client.query(
      'insert into agency_key (agency_id, number, master_check, wrapped, made_at) values ($1, $2, $3, $4, $5)',
      [agencyId, made.number, made.masterCheck, made.wrapped, at],
    )
  })

const older = `delete from agency_key as held where agency_id = $1
  and number < (select max(number) from agency_key where agency_id = held.agency_id)`

/** Moves what lies under older keys of an agency to its newest, a batch at a time, and then lets the older ones go. */
async function moveValues(client: pg.Client, agencyId: string, file: string, moved: (values: number) => void) {
  for (;;) {
    const count = await inAgency(client, agencyId, () => moveBatch(client, agencyId, file))
    if (count > 0) moved(count)
    else if (await isGone(inAgency(client, agencyId, () => client.query(older, [agencyId])))) return
  }
}

type Stored = { table: string; column: string; recordId: string; version: number; keyNumber: number; content: Buffer }

async function moveBatch(client: pg.Client, agencyId: string, file: string): Promise<number> {
  const keys = await keysOf(client, agencyId)
  const newest = keys.at(-1)
  if (!newest) return 0
  const masters = masterKeysIn(file)
  const plainKeys = new Map(keys.map((key) => [key.number, unwrapAgencyKey(agencyId, key, masters)]))
  const { rows } = await client.query<Stored>(
    `select record_table as "table", record_column as "column", record_id as "recordId", version,
       key_number as "keyNumber", content
     from sealed_content where agency_id = $1 and key_number < $2 limit ${batch} for update`,
    [agencyId, newest.number],
  )
  const renewed = rows.map(({ keyNumber, content, ...row }) => {
    const place = placeOf(agencyId, row)
    return seal(plainKeys.get(newest.number)!, place, open(plainKeys.get(keyNumber)!, place, content))
  })
  await client.query(
    `update sealed_content set key_number = $2, content = moved.content
     from unnest($3::text[], $4::text[], $5::uuid[], $6::int[], $7::bytea[])
       as moved (record_table, record_column, record_id, version, content)
     where sealed_content.agency_id = $1
       and (sealed_content.record_table, sealed_content.record_column, sealed_content.record_id, sealed_content.version)
         = (moved.record_table, moved.record_column, moved.record_id, moved.version)`,
    [
      agencyId,
      newest.number,
      rows.map((row) => row.table),
      rows.map((row) => row.column),
      rows.map((row) => row.recordId),
      rows.map((row) => row.version),
      renewed,
    ],
  )
  return rows.length
}
