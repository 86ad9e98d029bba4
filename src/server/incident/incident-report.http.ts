import { z } from 'zod'
import { IncidentCard } from '#domain/incident/incident-card.ts'
import { incidentFax } from '#domain/incident/incident-fax.ts'
import { FaxAsked, IncidentReportRecord } from '#domain/incident/incident-report.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import { writeFaxPage } from '#server/platform/fax-page.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { downloadReport, issueReport, makeFaxPage } from './incident-report.operations.ts'

export function incidentReportHttp({ expose, ...exposing }: Exposing): void {
  expose('POST /incidents/:id/reports', issueReport, { input: IncidentReportRecord, output: IncidentCard })
  const issued = z.object({ id: z.uuid(), reportId: z.uuid() })
  exposeDocument(exposing, 'GET /incidents/:id/reports/:reportId/report', downloadReport, {
    input: issued,
    document: (report) => report,
  })
  exposing.exposeDownload('GET /incidents/:id/fax.pdf', makeFaxPage, {
    input: FaxAsked,
    render: async (facts) => ({
      bytes: await writeFaxPage(incidentFax(facts, say)),
      mediaType: 'application/pdf',
      name: `${say('incidentReport.fax.title')} ${facts.card.incident.number}.pdf`,
      inline: false,
    }),
  })
}
