import { createHash, type Hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import pg from 'pg'
import { z } from 'zod'
import { type About, type Manifest, readTables, tablesOf } from './backup.ts'
import { type Files, sha256Of } from './files.ts'
import { createMigrationTable, lockSchema, migrationNames, runMigration } from './migrate.ts'
import { copyIn } from './table-copy.ts'
import { ArchiveDamaged, readTar, type TarEntry } from './tar.ts'

const gunzipped = promisify(gunzip)

const Name = z.string().regex(/^[\w"]+$/)
const AboutShape = z.object({
  format: z.literal('shousui-backup'),
  version: z.literal(1),
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: Name, columns: z.array(Name) })),
})
const ManifestShape = z.object({
  tables: z.array(z.object({ name: Name, rows: z.int(), sha256: z.hash('sha256') })),
  files: z.array(z.object({ sha256: z.hash('sha256'), size: z.int() })),
})

export class NotEmpty extends Error {
  constructor(place: string) {
    super(`只能還原到空的地方，${place} 已有資料。Restoring needs an empty place; ${place} holds data.`)
  }
}

function parse<T>(shape: z.ZodType<T>, name: string, bytes: Buffer): T {
  try {
    return shape.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new ArchiveDamaged(`${name} 無法解讀`, `${name} cannot be read`)
  }
}

async function unpack({ name, bytes }: TarEntry): Promise<Buffer> {
  try {
    return await gunzipped(bytes)
  } catch {
    throw new ArchiveDamaged(`${name} 無法解壓縮`, `${name} cannot be unpacked`)
  }
}

const tableOf = (entryName: string): string | undefined => /^tables\/([^/]+)\/\d+\.gz$/.exec(entryName)?.[1]
const fileOf = (entryName: string): string | undefined => /^files\/([0-9a-f]{64})$/.exec(entryName)?.[1]

/** Reads a whole archive and compares everything in it with its manifest, before anything is touched. */
export async function checkArchive(source: string): Promise<{ about: About; manifest: Manifest }> {
  let about: About | undefined
  let manifest: Manifest | undefined
  const hashes = new Map<string, Hash>()
  const files: Manifest['files'] = []
  for await (const entry of readTar(source)) {
    const { name, bytes } = entry
    if (!about && name !== 'about.json') throw new ArchiveDamaged('不是守歲的備份檔', 'it is no backup of Shousui')
    const table = tableOf(name)
    const file = fileOf(name)
    if (name === 'about.json') about = parse(AboutShape, name, bytes)
    else if (name === 'manifest.json') manifest = parse(ManifestShape, name, bytes)
    else if (table) hashes.set(table, (hashes.get(table) ?? createHash('sha256')).update(await unpack(entry)))
    else if (file && sha256Of(bytes) === file) files.push({ sha256: file, size: bytes.byteLength })
    else throw new ArchiveDamaged(`${name} 不符`, `${name} is not what it should be`)
  }
  if (!about || !manifest) throw new ArchiveDamaged('缺少目錄', 'its manifest is missing')
  const empty = createHash('sha256').digest('hex')
  const digests = new Map([...hashes].map(([name, hash]) => [name, hash.digest('hex')]))
  for (const { name, sha256 } of manifest.tables)
    if ((digests.get(name) ?? empty) !== sha256)
      throw new ArchiveDamaged(`資料表 ${name} 不符`, `table ${name} differs`)
  if (JSON.stringify(files) !== JSON.stringify(manifest.files))
    throw new ArchiveDamaged('檔案清單不符', 'its files differ')
  return { about, manifest }
}

export type Restore = { owner: pg.ClientConfig; files: Files; source: string }

/** Loads a checked archive in one transaction: whatever fails, the database stays as empty as it was. */
export async function restore({ owner, files, source }: Restore): Promise<{ about: About; manifest: Manifest }> {
  const { about, manifest } = await checkArchive(source)
  const known = migrationNames()
  if (about.migrations.some((name, index) => known[index] !== name))
    throw new Error('備份檔來自較新的版本，請先更新。The archive was made by a newer version; update first.')
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await lockSchema(client)
    await client.query('begin')
    await refuseUnlessEmpty(client)
    await createMigrationTable(client)
    for (const name of about.migrations) await runMigration(client, name)
    await load(client, files, source, about)
    await compare(client, manifest)
    for (const name of known.slice(about.migrations.length)) await runMigration(client, name)
    await client.query('commit')
  } finally {
    // Closing an open transaction undoes it.
    await client.end()
  }
  return { about, manifest }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select current_database() as name where exists (select from pg_class where relnamespace = 'public'::regnamespace)`,
  )
  if (rows[0]) throw new NotEmpty(rows[0].name)
}

/** Loads without rules that speak of ordinary work (append-only, row-level security), and puts them back after. */
async function load(client: pg.Client, files: Files, source: string, about: About): Promise<void> {
  const tables = new Map((await tablesOf(client)).map(({ name, columns }) => [name, columns]))
  for (const { name, columns } of about.tables)
    if (tables.get(name)?.join() !== columns.join())
      throw new ArchiveDamaged(`資料表 ${name} 的欄位不符`, `table ${name} has other columns`)
  const putBack = await setRulesAside(client)
  for await (const entry of readTar(source)) {
    const { name, bytes } = entry
    const table = tableOf(name)
    if (table)
      await copyIn(client, `copy public.${table} (${tables.get(table)!.join(', ')}) from stdin`, await unpack(entry))
    else if (fileOf(name)) await files.put(bytes)
  }
  await putBack()
}

/**
 * Foreign keys are added again after the load and so checked in bulk and in any order of rows. Done as the owner of the
 * tables, who need not be a superuser.
 */
async function setRulesAside(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname, oid`)
  const { rows: tables } = await client.query<{ name: string; forced: boolean }>(
    `select oid::regclass::text as name, relforcerowsecurity as forced from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  for (const { drop } of keys) await client.query(drop)
  for (const { name } of tables)
    await client.query(`alter table ${name} disable trigger user, no force row level security`)
  return async () => {
    for (const { add } of keys) await client.query(add)
    for (const { name, forced } of tables)
      await client.query(`alter table ${name} enable trigger user${forced ? ', force row level security' : ''}`)
  }
}

async function compare(client: pg.Client, manifest: Manifest): Promise<void> {
  const loaded = await readTables(client, () => undefined)
  for (const [index, { name, rows, sha256 }] of manifest.tables.entries()) {
    const found = loaded[index]
    if (found?.name !== name || found.rows !== rows || found.sha256 !== sha256)
      throw new ArchiveDamaged(`資料表 ${name} 載入後不符`, `table ${name} differs once loaded`)
  }
}
