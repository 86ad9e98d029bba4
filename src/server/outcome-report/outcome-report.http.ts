import { z } from 'zod'
import { OutcomeReportView } from '#domain/outcome-report/outcome-report.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { outcomeDocument } from './outcome-report.document.ts'
import { closeOutcomeReport, downloadOutcomeReport, showOutcomeReport } from './outcome-report.operations.ts'

export function outcomeReportHttp({ expose, ...exposing }: Exposing): void {
  const input = z.object({ id: z.uuid() })
  expose('GET /plans/:id/outcome-report', showOutcomeReport, { input, output: OutcomeReportView })
  expose('POST /plans/:id/outcome-report/close', closeOutcomeReport, { input, output: OutcomeReportView })
  exposeDocument(exposing, 'GET /plans/:id/outcome-report', downloadOutcomeReport, {
    input,
    document: ({ view, madeAt }) => outcomeDocument(view, madeAt, say),
  })
}
