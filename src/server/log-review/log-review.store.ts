import { sql } from 'kysely'
import type { LogMapping } from '#domain/log-review/log-field.ts'
import type {
  LogAnnounced,
  LogImport,
  LogImportListed,
  LogSource,
  LogSourceAdded,
} from '#domain/log-review/log-review.ts'
import type { RuleSaid } from '#domain/log-review/log-rule.rules.ts'
import type { LogRuleSaid } from '#domain/log-review/log-rule.ts'
import type { Database, Tx } from '#server/platform/database.ts'
import type { DueIn } from '#server/platform/system-work.ts'

export const listSources = (tx: Tx) =>
  tx.selectFrom('logSource').select(['id', 'name', 'kind', 'mapping']).orderBy('name').execute() as Promise<LogSource[]>

export const findSource = (tx: Tx, id: string) =>
  tx
    .selectFrom('logSource')
    .select(['id', 'name', 'kind', 'mapping'])
    .where('id', '=', id)
    .executeTakeFirst() as Promise<LogSource | undefined>

export const findAuditSource = (tx: Tx) =>
  tx.selectFrom('logSource').select(['id', 'name']).where('kind', '=', 'audit').executeTakeFirst()

type Made = { agencyId: string; madeBy: string; madeAt: Date }
export const insertSource = (tx: Tx, source: (LogSourceAdded | Pick<LogSource, 'id' | 'name' | 'kind'>) & Made) =>
  tx.insertInto('logSource').values(source).execute()

export const rememberMapping = (tx: Tx, id: string, mapping: LogMapping) =>
  tx
    .updateTable('logSource')
    .set({ mapping: JSON.stringify(mapping) })
    .where('id', '=', id)
    .execute()

const shownColumns = [
  ...(['one.id', 'one.sourceId', 'one.name', 'one.size', 'one.received', 'one.state', 'one.begunAt'] as const),
  ...([
    'one.finishedAt',
    'one.progress',
    'one.problem',
    'one.summary',
    'one.originalSha256',
    'one.sampleSeed',
  ] as const),
  ...(['one.sampleCount', 'one.version', 'one.place', 'one.mapping', 'one.begunBy'] as const),
  ...(['source.name as sourceName', 'source.kind as sourceKind', 'person.name as begunByName'] as const),
]

const imports = (tx: Tx) =>
  tx
    .selectFrom('logImport as one')
    .innerJoin('logSource as source', 'source.id', 'one.sourceId')
    .innerJoin('person', 'person.id', 'one.begunBy')
    .select(shownColumns)

export type StoredImport = LogImport & { place: string; mapping: LogMapping | null; begunBy: string }

export const findImport = async (tx: Tx, id: string): Promise<StoredImport | undefined> =>
  (await imports(tx).where('one.id', '=', id).executeTakeFirst()) as StoredImport | undefined

export const listImports = async (tx: Tx): Promise<Omit<LogImportListed, 'findings' | 'open'>[]> =>
  (await imports(tx).orderBy('one.begunAt', 'desc').limit(200).execute()) as StoredImport[]

type Begun = LogAnnounced & { agencyId: string; place: string; begunBy: string; begunAt: Date }
export const insertImport = (tx: Tx, begun: Begun) => tx.insertInto('logImport').values(begun).execute()

/** How many logs a person has begun that nobody has looked through. */
export async function underWay(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('logImport')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('begunBy', '=', personId)
    .where('state', 'in', ['arriving', 'mapping', 'waiting', 'running'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** False when a piece was counted meanwhile: of two that begin at the same place one counts. */
export async function setReceived(tx: Tx, id: string, before: number, received: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('logImport')
    .set({ received, state: sql`case when size = ${received} then 'mapping' else 'arriving' end::log_import_state` })
    .where('id', '=', id)
    .where('received', '=', before)
    .where('state', '=', 'arriving')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type Changes = Partial<{
  state: LogImport['state']
  mapping: string
  sampleSeed: string | null
  sampleCount: number
  finishedAt: Date
  takenUntil: Date | null
  problem: string
  summary: string
  originalSha256: string
  size: number
  received: number
}>

/** False when somebody changed it meanwhile. */
export async function updateImport(tx: Tx, id: string, version: number, changes: Changes): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('logImport')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export type DueImport = DueIn & { id: string }

/** Across all agencies: only which logs wait, and whose. */
export const due = (database: Database, at: Date, atMost: number): Promise<DueImport[]> =>
  database.ask(
    `select id, agency_id as "agencyId", clock_offset_seconds as "clockOffsetSeconds" from due_log_imports($1, $2)`,
    [at, atMost],
  )

/** Takes one in hand until then; after that another process may. */
export const takeImport = (tx: Tx, id: string, at: Date, until: Date) =>
  tx
    .updateTable('logImport')
    .set((eb) => ({ state: 'running', takenUntil: until, takes: eb('takes', '+', 1), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where((eb) => eb.or([eb('takenUntil', 'is', null), eb('takenUntil', '<=', at.toISOString())]))
    .returning(['takes'])
    .executeTakeFirst()

export const holdImport = (tx: Tx, id: string, progress: number, until: Date) =>
  tx
    .updateTable('logImport')
    .set({ progress, takenUntil: until })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()

/** The newest word on each rule. */
export async function listRules(tx: Tx): Promise<RuleSaid[]> {
  const { rows } = await sql<{ key: string; number: number; content: LogRuleSaid }>`
    select distinct on (key) key, number, content from log_rule_entry order by key, number desc`.execute(tx)
  return rows.map(({ content, ...row }) => ({ ...content, ...row }))
}

type RuleEntry = {
  id: string
  agencyId: string
  key: string
  number: number
  content: string
  recordedBy: string
  recordedAt: Date
}
export const insertRule = (tx: Tx, entry: RuleEntry) => tx.insertInto('logRuleEntry').values(entry).execute()

export const newestList = (tx: Tx) =>
  tx.selectFrom('logAccountList').select(['id', 'number']).orderBy('number', 'desc').limit(1).executeTakeFirst()

type ListEntry = {
  id: string
  agencyId: string
  number: number
  accounts: number
  recordedBy: string
  recordedAt: Date
}
export const insertList = (tx: Tx, entry: ListEntry) => tx.insertInto('logAccountList').values(entry).execute()

export const listNamed = (tx: Tx) => tx.selectFrom('person').select(['id', 'name', 'loginName']).execute()

/** The agency's own audit of some days, a page at a time. */
export async function listAudit(tx: Tx, from: Date, until: Date, after: number, most: number) {
  const { rows } = await sql<{ sequence: string; at: string; account: string; action: string; subject: string | null }>`
    select sequence, at, coalesce(login_name, '守歲') as account, operation as action, subject_id as subject
    from audit_entry left join person on person.id = audit_entry.person_id
    where at >= ${from}::timestamptz and at < ${until}::timestamptz and sequence > ${after}
    order by sequence limit ${most}`.execute(tx)
  return rows
}
