import type { LawImportPreview } from '#domain/law/law-catalogue.ts'
import { lawsOfFile } from '#domain/law/law-file.ts'
import { previewOf } from '#domain/law/law-import.rules.ts'
import { lawsOfTable } from '#domain/law/law-table.ts'
import type { Workbook } from '#domain/workbook.ts'
import { read } from '#server/platform/work.ts'
import { findLibrary, findSaid, standing } from './library.operations.ts'

/** A table of laws, or the text of a file in the shape of the product's own. */
export type LawsSent = { table: Workbook } | { text: string }

/** What would be kept of a file, and what not; nothing is. */
export const previewLawImport = read('law.previewImport', async (work, sent: LawsSent): Promise<LawImportPreview> => {
  const own = standing(await findSaid(work))
  const laws = 'text' in sent ? lawsOfFile(sent.text) : lawsOfTable(sent.table, await findLibrary(work), work.newId)
  return previewOf(laws, own)
})

/** The whole library, as it counts for this agency. */
export const exportLaws = read('law.export', (work, _: Record<string, never>) => findLibrary(work))
