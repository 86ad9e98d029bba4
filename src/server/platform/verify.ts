import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Files, sha256Of } from './files.ts'

export type Finding = { agencyId: string; sequence?: number; fileId?: string; zh: string; en: string }
export type Verified = { agencies: number; entries: number; files: number; finding: Finding | undefined }

type Agency = { id: string; sequence: number; hash: Buffer }
type Entry = {
  sequence: number
  operation: string
  person: string | null
  subject: string | null
  at: string
  body: string
  hash: Buffer
}
type StoredFile = { id: string; sha256: string; size: number }

const pageSize = 2_000

/** Computes every agency's audit chain and every file's hash again, as of one instant; stops at the first that is wrong. */
export async function verify(owner: pg.ClientConfig, files: Files): Promise<Verified> {
  const client = new pg.Client(owner)
  await client.connect()
  const verified: Verified = { agencies: 0, entries: 0, files: 0, finding: undefined }
  try {
    await client.query("begin isolation level repeatable read read only; set local timezone = 'UTC'")
    const { rows } = await client.query<{ id: string }>('select id from agency order by id')
    for (const { id } of rows) {
      await client.query("select set_config('app.agency_id', $1, true)", [id])
      verified.finding = (await verifyChain(client, id, verified)) ?? (await verifyFiles(client, id, files, verified))
      if (verified.finding) break
      verified.agencies += 1
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
  return verified
}

/** Rows in the order of a key, page by page, so that memory stays flat. */
async function* pages<R extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  agencyId: string,
  first: unknown,
  keyOf: (row: R) => unknown,
): AsyncGenerator<R> {
  for (let after = first; ; ) {
    const { rows } = await client.query<R>(`${text} limit ${pageSize}`, [agencyId, after])
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = keyOf(last)
  }
}

async function verifyChain(client: pg.Client, id: string, verified: Verified): Promise<Finding | undefined> {
  const entries = pages<Entry>(
    client,
    `select sequence::float8 as sequence, operation, person_id as person, subject_id as subject,
       to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, body, hash
     from audit_entry where agency_id = $1 and sequence > $2 order by sequence`,
    id,
    Number.MIN_SAFE_INTEGER,
    ({ sequence }) => sequence,
  )
  let last: Pick<Entry, 'sequence' | 'hash'> = { sequence: 0, hash: Buffer.alloc(0) }
  for await (const entry of entries) {
    const wrong = faultOf(entry, last)
    if (wrong) return { agencyId: id, sequence: last.sequence + 1, ...wrong }
    last = entry
    verified.entries += 1
  }
  const { rows } = await client.query<Agency>(
    'select agency_id as id, sequence::float8 as sequence, hash from audit_head where agency_id = $1',
    [id],
  )
  const head = rows[0]
  if (head?.sequence === last.sequence && head.hash.equals(last.hash)) return undefined
  return {
    agencyId: id,
    sequence: last.sequence,
    zh: '鏈首與最後一筆不符',
    en: 'the head of the chain is not its last entry',
  }
}

type Fault = { zh: string; en: string } | undefined

function faultOf(entry: Entry, last: { sequence: number; hash: Buffer }): Fault {
  if (entry.sequence !== last.sequence + 1) return { zh: '序號不連續', en: 'the entry is missing' }
  const hash = createHash('sha256').update(last.hash).update(`${entry.sequence}:${entry.body}`).digest()
  if (!hash.equals(entry.hash)) return { zh: '雜湊不符', en: 'its hash does not follow from its content' }
  return columnsAgree(entry) ? undefined : { zh: '欄位與內文不符', en: 'its columns differ from its body' }
}

function columnsAgree({ operation, person, subject, at, body }: Entry): boolean {
  const said = JSON.parse(body) as { operation?: string; person?: string; subject?: string; at?: string }
  // The column keeps microseconds, the body milliseconds.
  const instant = `${at.slice(0, -3)}Z`
  return (
    said.operation === operation &&
    (said.person ?? null) === person &&
    (said.subject ?? null) === subject &&
    said.at === instant &&
    at.endsWith('000')
  )
}

async function verifyFiles(
  client: pg.Client,
  id: string,
  files: Files,
  verified: Verified,
): Promise<Finding | undefined> {
  const rows = pages<StoredFile>(
    client,
    'select id, sha256, size::float8 as size from file where agency_id = $1 and id > $2 order by id',
    id,
    '00000000-0000-0000-0000-000000000000',
    (row) => row.id,
  )
  for await (const row of rows) {
    const bytes = await files.get(row.sha256).catch(() => undefined)
    if (!bytes) return { agencyId: id, fileId: row.id, zh: '檔案遺失', en: 'the file is missing' }
    if (sha256Of(bytes) !== row.sha256 || bytes.byteLength !== row.size)
      return { agencyId: id, fileId: row.id, zh: '檔案內容與紀錄不符', en: 'the file is not what its record says' }
    verified.files += 1
  }
  return undefined
}
