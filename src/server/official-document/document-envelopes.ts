import { z } from 'zod'
import { asKept, type OfficialDocument } from '#domain/document.ts'
import { DocumentContent } from '#domain/official-document/official-document.ts'
import type { Work } from '#server/platform/work.ts'
import type { StoredDocument } from './official-document.store.ts'

const table = 'official_document'

/** Where the words of confidential documents lie. */
const envelopes = {
  content: { table, column: 'content', shape: DocumentContent },
  document: { table, column: 'document', shape: z.custom<OfficialDocument>() },
}

export const isConfidential = ({ classification }: Pick<DocumentContent, 'classification'>): boolean =>
  classification !== null

/** What goes into the row: nothing of what is confidential. */
export async function keptContent(work: Work, id: string, version: number, content: DocumentContent) {
  if (!isConfidential(content)) return { classified: false, content }
  await work.sealing.put(envelopes.content, id, content, version)
  return { classified: true, content: null }
}

export async function keptPaper(work: Work, id: string, content: DocumentContent, document: OfficialDocument) {
  if (!isConfidential(content)) return document
  await work.sealing.put(envelopes.document, id, document)
  return null
}

/** What they say, of those that are confidential too. */
export async function contentsOf(work: Work, stored: readonly StoredDocument[]): Promise<Map<string, DocumentContent>> {
  const sealed = stored.filter(({ classified }) => classified).map(({ id }) => id)
  const opened = await work.sealing.find(envelopes.content, sealed)
  return new Map(stored.map(({ id, content }) => [id, content ?? opened.get(id)!]))
}

export const paperOf = async (work: Work, { id, document }: StoredDocument): Promise<OfficialDocument> =>
  asKept(document ?? (await work.sealing.find(envelopes.document, [id])).get(id)!)
