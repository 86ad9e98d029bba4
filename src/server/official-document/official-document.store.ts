import { sql } from 'kysely'
import type { OfficialDocument } from '#domain/document.ts'
import type { DocumentContent, DocumentNumber, DocumentOccasion } from '#domain/official-document/official-document.ts'
import type { Tx } from '#server/platform/database.ts'

/** As it is stored: what is confidential has neither content nor document here. */
export type StoredDocument = {
  id: string
  kind: DocumentContent['kind']
  occasion: DocumentOccasion
  sourceIds: string[]
  classified: boolean
  content: DocumentContent | null
  madeBy: string
  madeByName: string
  unitName: string | null
  madeAt: string
  word: string | null
  rocYear: number | null
  serial: number | null
  issuedOn: string | null
  issuedByName: string | null
  templateNumber: number | null
  document: OfficialDocument | null
  hash: string | null
  version: number
}

const documents = (tx: Tx) =>
  tx
    .selectFrom('officialDocument as d')
    .innerJoin('person as maker', 'maker.id', 'd.madeBy')
    .leftJoin('unit', 'unit.id', 'maker.unitId')
    .leftJoin('person as issuer', 'issuer.id', 'd.issuedBy')
    .select([
      'd.id',
      'd.kind',
      'd.occasion',
      'd.sourceIds',
      'd.classified',
      'd.content',
      'd.madeBy',
      'maker.name as madeByName',
      'unit.name as unitName',
      'd.madeAt',
      'd.word',
      'd.rocYear',
      'd.serial',
      'd.issuedOn',
      'issuer.name as issuedByName',
      'd.templateNumber',
      'd.hash',
      'd.version',
    ])
    .where('d.discardedAt', 'is', null)

export const find = (tx: Tx, id: string) =>
  documents(tx).select('d.document').where('d.id', '=', id).$castTo<StoredDocument>().executeTakeFirst()

/** The newest first. */
export const list = (tx: Tx) =>
  documents(tx).orderBy('d.madeAt', 'desc').orderBy('d.id', 'desc').limit(500).$castTo<StoredDocument>().execute()

type Draft = Pick<
  StoredDocument,
  'id' | 'kind' | 'occasion' | 'sourceIds' | 'content' | 'templateNumber' | 'madeBy' | 'madeAt'
>
export const insert = (tx: Tx, { content, ...draft }: Draft & { agencyId: string }) =>
  tx
    .insertInto('officialDocument')
    .values({ ...draft, content: JSON.stringify(content) })
    .execute()

type Changes = {
  classified?: boolean
  content?: DocumentContent | null
  discardedAt?: Date
  issued?: DocumentNumber & {
    issuedOn: string
    issuedAt: Date
    issuedBy: string
    document: OfficialDocument | null
    hash: string
  }
}

const json = (value: object | null | undefined) => (value ? JSON.stringify(value) : null)

/** False when somebody else wrote meanwhile. */
export async function update(tx: Tx, id: string, version: number, changes: Changes): Promise<boolean> {
  const { content, issued, ...rest } = changes
  const { numUpdatedRows } = await tx
    .updateTable('officialDocument')
    .set({
      ...rest,
      ...(content !== undefined && { content: json(content) }),
      ...(issued && { ...issued, document: json(issued.document) }),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The next of that year. Nobody else gets one until this one is kept or given up, so none is left out. */
export async function nextSerial(tx: Tx, agencyId: string, rocYear: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into official_document_count (agency_id, roc_year, last) values (${agencyId}, ${rocYear}, 1)
    on conflict (agency_id, roc_year) do update set last = official_document_count.last + 1
    returning last`.execute(tx)
  return rows[0]!.last
}
