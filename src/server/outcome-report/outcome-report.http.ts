import { z } from 'zod'
import { type OutcomeReportView, OutcomeReportView as View } from '#domain/outcome-report/outcome-report.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { writeOdt } from '#server/platform/odt.ts'
import { writePdf } from '#server/platform/pdf.ts'
import { outcomeDocument } from './outcome-report.document.ts'
import { closeOutcomeReport, downloadOutcomeReport, showOutcomeReport } from './outcome-report.operations.ts'
import { submitOutcomeReport } from './outcome-report-approval.operations.ts'

type ToDownload = { view: OutcomeReportView; madeAt: string }
const nameOf = ({ view }: ToDownload, ending: string): string =>
  `${view.report.title}執行成果.${ending}`.replaceAll(/[/\\]/g, '')

export function outcomeReportHttp({ expose, exposeDownload }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /plans/:id/outcome-report', showOutcomeReport, { input, output: View })
  expose('POST /plans/:id/outcome-report/close', closeOutcomeReport, { input, output: View })
  expose('POST /plans/:id/outcome-report/submit', submitOutcomeReport, { input, output: z.object({}) })
  exposeDownload('GET /plans/:id/outcome-report.odt', downloadOutcomeReport, {
    input,
    render: async (found) => ({
      bytes: writeOdt(outcomeDocument(found.view, found.madeAt, say)),
      mediaType: 'application/vnd.oasis.opendocument.text',
      name: nameOf(found, 'odt'),
      inline: false,
    }),
  })
  exposeDownload('GET /plans/:id/outcome-report.pdf', downloadOutcomeReport, {
    input,
    render: async (found) => ({
      bytes: (await writePdf(outcomeDocument(found.view, found.madeAt, say))).bytes,
      mediaType: 'application/pdf',
      name: nameOf(found, 'pdf'),
      inline: false,
    }),
  })
}
