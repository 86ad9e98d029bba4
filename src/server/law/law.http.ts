import { z } from 'zod'
import { LawKey } from '#domain/law/law.ts'
import {
  LawChanges,
  LawChangesAsked,
  LawDetail,
  LawEntry,
  LawImport,
  LawImportPreview,
  LawListed,
  LawWithdrawal,
} from '#domain/law/law-catalogue.ts'
import { tableOf } from '#domain/law/law-table.ts'
import { LawFile } from '#domain/law/shipped-library.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { Exposing } from '#server/platform/http.ts'
import { readSpreadsheet, spreadsheetFormats, spreadsheetType, writeSpreadsheet } from '#server/platform/spreadsheet.ts'
import { csvType, readCsv, writeCsv } from '#server/platform/spreadsheet-csv.ts'
import { textOfPlain } from '#server/platform/text-of-plain.ts'
import { importLaws, listLaws, saveLaw, showLaw, showLawChanges, showLibrary, withdrawLaw } from './law.operations.ts'
import { exportLaws, type LawsSent, previewLawImport } from './law-file.operations.ts'

const nothing = z.object({})
const reader = new URL('./law-table.worker.ts', import.meta.url)

async function sentIn({ bytes, name }: { bytes: Uint8Array; name: string }): Promise<LawsSent> {
  if (/\.json$/i.test(name)) return { text: textOfPlain(bytes) }
  if (/\.csv$/i.test(name)) return { table: readCsv(textOfPlain(bytes)) }
  return { table: await readSpreadsheet<Workbook>(bytes, name, reader) }
}

export function lawHttp({ expose, exposeUpload, exposeDownload }: Exposing): void {
  expose('GET /laws', listLaws, { input: nothing, output: z.array(LawListed) })
  expose('GET /laws/library', showLibrary, { input: nothing, output: LawFile })
  expose('GET /laws/changes', showLawChanges, { input: LawChangesAsked, output: LawChanges })
  // Nothing is kept of it: what is kept is sent back as it was shown.
  exposeUpload('POST /laws/import/preview', previewLawImport, {
    fields: nothing,
    output: LawImportPreview,
    prepare: sentIn,
  })
  expose('POST /laws/import', importLaws, { input: LawImport, output: z.object({ kept: z.int() }) })
  expose('GET /laws/:key', showLaw, { input: z.object({ key: LawKey }), output: LawDetail })
  expose('POST /laws/:key/entries', saveLaw, { input: LawEntry, output: LawDetail })
  expose('POST /laws/:key/withdraw', withdrawLaw, { input: LawWithdrawal, output: LawDetail })

  const name = '法規'
  exposeDownload('GET /laws/export/json', exportLaws, {
    input: nothing,
    render: async ({ laws }) => ({
      bytes: Buffer.from(`${JSON.stringify({ laws }, null, 2)}\n`),
      mediaType: 'application/json',
      name: `${name}.json`,
      inline: false,
    }),
  })
  exposeDownload('GET /laws/export/csv', exportLaws, {
    input: nothing,
    render: async (library) => ({
      bytes: writeCsv(tableOf(library.laws, library)),
      mediaType: csvType,
      name: `${name}.csv`,
      inline: false,
    }),
  })
  for (const format of spreadsheetFormats)
    exposeDownload(`GET /laws/export/${format}`, exportLaws, {
      input: nothing,
      render: async (library) => ({
        bytes: writeSpreadsheet(tableOf(library.laws, library), format),
        mediaType: spreadsheetType(format),
        name: `${name}.${format}`,
        inline: false,
      }),
    })
}
