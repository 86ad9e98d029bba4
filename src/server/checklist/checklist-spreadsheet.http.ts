import { z } from 'zod'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { SpreadsheetNotice } from '#domain/checklist/xlsform/notice.ts'
import type { XlsformRead } from '#domain/checklist/xlsform/xlsform.reader.ts'
import { writeXlsform } from '#domain/checklist/xlsform/xlsform.writer.ts'
import type { Exposing } from '#server/platform/http.ts'
import { readSpreadsheet, spreadsheetFormats, spreadsheetType, writeSpreadsheet } from '#server/platform/spreadsheet.ts'
import { exportChecklist, importChecklist } from './checklist-spreadsheet.operations.ts'

const id = z.uuid()
const reader = new URL('./xlsform.worker.ts', import.meta.url)

const fileName = ({ title, version }: ChecklistContent, ending: string): string =>
  `${title.replaceAll(/[/\\]/g, '')} v${version}.${ending}`

export function checklistSpreadsheetHttp({ exposeUpload, exposeDownload }: Exposing): void {
  exposeUpload('POST /checklists/import', importChecklist, {
    fields: z.object({ id }),
    output: z.object({ checklistId: id, notices: z.array(SpreadsheetNotice) }),
    prepare: async ({ bytes, name }, fields) => ({
      ...fields,
      ...(await readSpreadsheet<XlsformRead>(bytes, name, reader)),
    }),
  })
  for (const format of spreadsheetFormats)
    exposeDownload(`GET /checklists/:id/spreadsheet/${format}`, exportChecklist, {
      input: z.object({ id, draft: z.literal('true').optional() }),
      render: async (content) => ({
        bytes: writeSpreadsheet(writeXlsform(content), format),
        mediaType: spreadsheetType(format),
        name: fileName(content, format),
        inline: false,
      }),
    })
}
