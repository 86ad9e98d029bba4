import { Readable } from 'node:stream'
import { z } from 'zod'
import { OutcomeWriting, PhotographSource, SupplementEntry } from '#domain/outcome-report/outcome-draft.ts'
import { type OutcomeReportView, OutcomeReportView as View } from '#domain/outcome-report/outcome-report.ts'
import { OutcomeTable } from '#domain/outcome-report/statistics.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Files } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { spreadsheetFormats, spreadsheetType, writeSpreadsheet } from '#server/platform/spreadsheet.ts'
import { evidencePackage } from './evidence-package.ts'
import { outcomeDocument, statisticsWorkbook } from './outcome-report.document.ts'
import {
  closeOutcomeReport,
  downloadOutcomeReport,
  listOutcomePhotographs,
  packOutcomeReport,
  saveOutcomeTable,
  showOutcomeReport,
  showOutcomeTable,
  supplementOutcomeReport,
  writeOutcomeReport,
} from './outcome-report.operations.ts'
import { outcomePictures } from './outcome-report.pictures.ts'
import { submitOutcomeReport } from './outcome-report-approval.operations.ts'

type ToDownload = { view: OutcomeReportView; madeAt: string }
const nameOf = ({ view }: Pick<ToDownload, 'view'>, words: string): string =>
  `${view.report.title}${words}`.replaceAll(/[/\\]/g, '')

export function outcomeReportHttp({ expose, ...exposing }: Exposing, files: Files): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /plans/:id/outcome-report', showOutcomeReport, { input, output: View })
  expose('PUT /plans/:id/outcome-report', writeOutcomeReport, { input: OutcomeWriting, output: View })
  expose('GET /plans/:id/outcome-photographs', listOutcomePhotographs, { input, output: z.array(PhotographSource) })
  expose('POST /plans/:id/outcome-report/close', closeOutcomeReport, { input, output: View })
  expose('POST /plans/:id/outcome-report/submit', submitOutcomeReport, { input, output: z.object({}) })
  expose('POST /plans/:id/outcome-report/supplements', supplementOutcomeReport, {
    input: SupplementEntry,
    output: View,
  })
  expose('GET /outcome-table', showOutcomeTable, { input: z.object({}), output: OutcomeTable })
  expose('PUT /outcome-table', saveOutcomeTable, { input: OutcomeTable, output: OutcomeTable })
  exposeDocument(exposing, 'GET /plans/:id/outcome-report', downloadOutcomeReport, {
    input,
    document: ({ view, madeAt }) => outcomeDocument(view, madeAt, say),
    images: ({ view }) => outcomePictures(view.report, files),
  })
  for (const format of spreadsheetFormats)
    exposing.exposeDownload(`GET /plans/:id/outcome-statistics.${format}`, downloadOutcomeReport, {
      input,
      render: async (found) => ({
        bytes: writeSpreadsheet(statisticsWorkbook(found.view.report, say), format),
        mediaType: spreadsheetType(format),
        name: nameOf(found, `成果統計表.${format}`),
        inline: false,
      }),
    })
  exposing.exposeDownload('POST /plans/:id/outcome-package.zip', packOutcomeReport, {
    input,
    render: async (found) => ({
      bytes: Readable.from(evidencePackage(found, files), { objectMode: false }),
      mediaType: 'application/zip',
      name: nameOf(found, '成果佐證.zip'),
      inline: false,
    }),
  })
}
