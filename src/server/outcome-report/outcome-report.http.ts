import { Readable } from 'node:stream'
import { z } from 'zod'
import { OutcomeWriting, PhotographSource, SupplementEntry } from '#domain/outcome-report/outcome-draft.ts'
import { type OutcomeReportView, OutcomeReportView as View } from '#domain/outcome-report/outcome-report.ts'
import { OutcomeTable } from '#domain/outcome-report/statistics.ts'
import type { Files } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { writePdf } from '#server/platform/pdf.ts'
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

export function outcomeReportHttp({ expose, exposeDownload }: Exposing, files: Files): void {
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
  exposeDownload('GET /plans/:id/outcome-report.odt', downloadOutcomeReport, {
    input,
    render: async (found) => ({
      bytes: writeOdt(outcomeDocument(found.view, found.madeAt, say), await outcomePictures(found.view.report, files)),
      mediaType: 'application/vnd.oasis.opendocument.text',
      name: nameOf(found, '執行成果.odt'),
      inline: false,
    }),
  })
  exposeDownload('GET /plans/:id/outcome-report.pdf', downloadOutcomeReport, {
    input,
    render: async (found) => {
      const pictures = await outcomePictures(found.view.report, files)
      return {
        bytes: (await writePdf(outcomeDocument(found.view, found.madeAt, say), pictures)).bytes,
        mediaType: 'application/pdf',
        name: nameOf(found, '執行成果.pdf'),
        inline: false,
      }
    },
  })
  for (const format of spreadsheetFormats)
    exposeDownload(`GET /plans/:id/outcome-statistics.${format}`, downloadOutcomeReport, {
      input,
      render: async (found) => ({
        bytes: writeSpreadsheet(statisticsWorkbook(found.view.report, say), format),
        mediaType: spreadsheetType(format),
        name: nameOf(found, `成果統計表.${format}`),
        inline: false,
      }),
    })
  exposeDownload('GET /plans/:id/outcome-package.zip', packOutcomeReport, {
    input,
    render: async (found) => ({
      bytes: Readable.from(evidencePackage(found, files), { objectMode: false }),
      mediaType: 'application/zip',
      name: nameOf(found, '成果佐證.zip'),
      inline: false,
    }),
  })
}
