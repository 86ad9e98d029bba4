import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { SpreadsheetNotice } from '#domain/checklist/xlsform/notice.ts'
import { read, write } from '#server/platform/work.ts'
import { findLatest, standingOf } from './checklist.operations.ts'
import { draftOf, insertForm } from './checklist-draft.operations.ts'

type Imported = { id: string; content: ChecklistContent; notices: SpreadsheetNotice[] }

/** A form of the agency's own, however the spreadsheet came to be: it follows no model and nobody has published it. */
export const importChecklist = write('checklist.import', async (work, { id, content, notices }: Imported) => {
  const { modelVersion: _, ...own } = content
  await insertForm(work, { id, content: { ...own, kind: 'own', version: 1 }, notices })
  work.record(id, { notices: notices.length })
  return { checklistId: id, notices }
})

type Wanted = { id: string; draft?: 'true' | undefined }

/** The newest published version, or the draft where it is asked for or there is nothing else. */
export const exportChecklist = read('checklist.export', async (work, { id, draft }: Wanted) => {
  await standingOf(work, id)
  const published = draft ? undefined : await findLatest(work, id)
  return published ?? (await draftOf(work, id)).content
})
