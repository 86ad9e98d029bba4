import type { LogFinding, LogSampleLine } from '#domain/log-review/log-review.ts'
import type { Tx } from '#server/platform/database.ts'

export type StoredFinding = Pick<
  LogFinding,
  'id' | 'importId' | 'sourceName' | 'fileName' | 'ruleKey' | 'onDay' | 'lineCount' | 'state' | 'settledAt' | 'version'
> & { settledByName: string | null; sha256: string }

const findings = (tx: Tx) =>
  tx
    .selectFrom('logFinding as one')
    .innerJoin('logImport as import', 'import.id', 'one.importId')
    .innerJoin('logSource as source', 'source.id', 'import.sourceId')
    .leftJoin('person', 'person.id', 'one.settledBy')
    .select([
      ...(['one.id', 'one.importId', 'one.ruleKey', 'one.onDay', 'one.lines as lineCount', 'one.state'] as const),
      ...(['one.settledAt', 'one.version', 'person.name as settledByName', 'source.name as sourceName'] as const),
      'import.name as fileName',
    ])
    .select((eb) =>
      eb.fn
        .coalesce('import.originalSha256', eb.ref('import.summary', '->>').key('sha256' as never) as never)
        .$castTo<string>()
        .as('sha256'),
    )

/** Of one log, or those of the last ones; open ones first. */
export async function list(tx: Tx, importId: string | null): Promise<StoredFinding[]> {
  const asked = importId === null ? findings(tx) : findings(tx).where('one.importId', '=', importId)
  return (await asked
    .orderBy('one.state')
    .orderBy('one.onDay', 'desc')
    .orderBy('one.id')
    .limit(2000)
    .execute()) as StoredFinding[]
}

export const find = async (tx: Tx, id: string): Promise<StoredFinding | undefined> =>
  (await findings(tx).where('one.id', '=', id).executeTakeFirst()) as StoredFinding | undefined

type NewFinding = { id: string; agencyId: string; importId: string; ruleKey: string; onDay: string; lines: number }
export const insert = (tx: Tx, finding: NewFinding) => tx.insertInto('logFinding').values(finding).execute()

type Settled = { state: 'explained' | 'dismissed' | 'sealed'; settledBy: string; settledAt: Date }
/** False when somebody else settled it meanwhile. */
export async function settle(tx: Tx, id: string, version: number, settled: Settled): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('logFinding')
    .set({ ...settled, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const listSample = async (tx: Tx, importId: string) =>
  (await tx
    .selectFrom('logSampleLine as one')
    .leftJoin('person', 'person.id', 'one.lookedBy')
    .select(['one.id', 'one.number', 'one.verdict', 'one.lookedAt', 'person.name as lookedByName'])
    .where('one.importId', '=', importId)
    .orderBy('one.rank')
    .execute()) as Omit<LogSampleLine, 'text'>[]

type NewLine = { id: string; agencyId: string; importId: string; number: number; rank: number }
export const insertSampleLine = (tx: Tx, line: NewLine) => tx.insertInto('logSampleLine').values(line).execute()

/** False where it has been looked at already, or is none of that log. */
export async function lookAt(
  tx: Tx,
  {
    id,
    importId,
    verdict,
    by,
    at,
  }: { id: string; importId: string; verdict: 'inOrder' | 'notInOrder'; by: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('logSampleLine')
    .set({ verdict, lookedBy: by, lookedAt: at })
    .where('id', '=', id)
    .where('importId', '=', importId)
    .where('verdict', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
