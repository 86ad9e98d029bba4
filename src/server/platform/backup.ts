import { createHash, type Hash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import pg from 'pg'
import { type Files, sha256Of } from './files.ts'
import { copyOut } from './table-copy.ts'
import { type TarWriter, writeTar } from './tar.ts'

/** First in an archive: what is needed before anything can be loaded. */
export type About = {
  format: 'shousui-backup'
  version: 1
  at: string
  migrations: string[]
  tables: { name: string; columns: string[] }[]
}
/** Last in an archive: what must have come out. */
export type Manifest = {
  tables: { name: string; rows: number; sha256: string }[]
  files: { sha256: string; size: number }[]
}

const partBytes = 4 * 1_048_576
const compress = promisify(gzip)

type Table = { name: string; columns: string[]; order: string; ofAgency: 'agency_id' | 'id' | null }

/** Every table of the schema but the list of migrations, with the columns that are stored and not computed. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(`
    select c.relname as name,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      (select array_agg(quote_ident(a.attname) order by k.place) from pg_index i, unnest(i.indkey) with ordinality k(number, place)
        join pg_attribute a on a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
    order by c.relname`)
  return rows.map(({ name, columns, key }) => ({
    name,
    columns,
    order: (key ?? columns).join(', '),
    ofAgency: columns.includes('agency_id') ? 'agency_id' : name === 'agency' ? 'id' : null,
  }))
}

/** One text per value, whatever the server or the session are set to. */
const plainText =
  "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1"

/**
 * Reads every row agency by agency: an owner that is no superuser is confined by row-level security as well and sees
 * each agency's rows only inside it.
 */
export async function readTables(
  client: pg.Client,
  take: (table: string, row: Buffer) => Promise<void> | undefined,
): Promise<Manifest['tables']> {
  await client.query(plainText)
  const { rows } = await client.query<{ id: string }>('select id from agency order by id')
  const agencies = rows.map(({ id }) => id)
  const read: Manifest['tables'] = []
  for (const table of await tablesOf(client)) {
    const tally = { rows: 0, hash: createHash('sha256') }
    for (const agency of table.ofAgency ? agencies : [null])
      await readTable(client, table, agency, tally, (row) => take(table.name, row))
    read.push({ name: table.name, rows: tally.rows, sha256: tally.hash.digest('hex') })
  }
  return read
}

async function readTable(
  client: pg.Client,
  { name, columns, order, ofAgency }: Table,
  agency: string | null,
  tally: { rows: number; hash: Hash },
  take: (row: Buffer) => Promise<void> | undefined,
): Promise<void> {
  if (agency) await client.query("select set_config('app.agency_id', $1, true)", [agency])
  const where = agency ? `where ${ofAgency} = '${agency}'` : ''
  const text = `copy (select ${columns.join(', ')} from public.${name} ${where} order by ${order}) to stdout`
  await copyOut(client, text, (row) => {
    tally.rows += 1
    tally.hash.update(row)
    return take(row)
  })
}

/** Cuts the rows of a table into compressed entries of a few megabytes. */
function partsInto(archive: TarWriter) {
  let table = ''
  let number = 0
  let rows: Buffer[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return
    const bytes = Buffer.concat(rows)
    rows = []
    size = 0
    number += 1
    await archive.add(`tables/${table}/${String(number).padStart(6, '0')}.gz`, await compress(bytes))
  }
  const take = (name: string, row: Buffer): Promise<void> | undefined => {
    if (name !== table) return begin(name, row)
    rows.push(row)
    size += row.byteLength
    return size >= partBytes ? flush() : undefined
  }
  const begin = async (name: string, row: Buffer): Promise<void> => {
    await flush()
    table = name
    number = 0
    await take(name, row)
  }
  return { take, flush }
}

export type BackUp = { owner: pg.ClientConfig; files: Files; target: string; at: Date }

/** Writes one archive of database and files as they were at one instant; the application may go on working. */
export async function backUp({ owner, files, target, at }: BackUp): Promise<Manifest> {
  const draft = `${target}.${process.pid}.part`
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const archive = await writeTar(draft)
    const manifest = await writeAll(client, files, archive, at).finally(archive.close)
    await client.query('commit')
    // `link` refuses an existing name, which `rename` would write over.
    await fs.link(draft, target)
    return manifest
  } finally {
    await client.end()
    await fs.rm(draft, { force: true })
  }
}

async function writeAll(client: pg.Client, files: Files, archive: TarWriter, at: Date): Promise<Manifest> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  const tables = (await tablesOf(client)).map(({ name, columns }) => ({ name, columns }))
  const migrations = rows.map(({ name }) => name)
  const about: About = { format: 'shousui-backup', version: 1, at: at.toISOString(), migrations, tables }
  await archive.add('about.json', Buffer.from(JSON.stringify(about)))
  const parts = partsInto(archive)
  const read = await readTables(client, parts.take)
  await parts.flush()
  const manifest: Manifest = { tables: read, files: [] }
  for (const sha256 of await namedFiles(client)) {
    const bytes = await files.get(sha256).catch(() => undefined)
    if (!bytes || sha256Of(bytes) !== sha256) throw new FileDamaged(sha256)
    await archive.add(path.posix.join('files', sha256), bytes)
    manifest.files.push({ sha256, size: bytes.byteLength })
  }
  await archive.add('manifest.json', Buffer.from(JSON.stringify(manifest)))
  await archive.seal()
  return manifest
}

export class FileDamaged extends Error {
  constructor(sha256: string) {
    super(`檔案遺失或內容與紀錄不符：${sha256}。A file is missing or not what its record says: ${sha256}.`)
  }
}

/** The content hashes that rows name, agency by agency for the same reason as above. */
async function namedFiles(client: pg.Client): Promise<string[]> {
  const named = new Set<string>()
  const { rows: agencies } = await client.query<{ id: string }>('select id from agency')
  for (const { id } of agencies) {
    await client.query("select set_config('app.agency_id', $1, true)", [id])
    const { rows } = await client.query<{ sha256: string }>('select sha256 from file where agency_id = $1', [id])
    for (const { sha256 } of rows) named.add(sha256)
  }
  return [...named].sort()
}
