import { sql } from 'kysely'
import type { OfficialDocument } from '#domain/document.ts'
import type { IncidentReport } from '#domain/incident/incident-report.ts'
import type { Tx } from '#server/platform/database.ts'

/** All of a report: what was typed, and the document as it was issued, whatever the forms say later. */
export type ReportContent = Pick<IncidentReport, 'telephone' | 'typed'> & { document: OfficialDocument }

/** Those of an event, in the order of issuing. */
export async function listReports(tx: Tx, incidentId: string): Promise<IncidentReport[]> {
  const { rows } = await sql<IncidentReport>`
    select report.id, form, stage, number, issued_at, person.name as issued_by_name, sha256,
      content ->> 'telephone' as telephone, content -> 'typed' as typed
    from incident_report as report
    join person on person.id = issued_by
    where incident_id = ${incidentId}
    order by issued_at, report.id`.execute(tx)
  return rows
}

type Kept = { content: ReportContent; sha256: string }
export async function findReport(tx: Tx, incidentId: string, id: string): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select content, sha256 from incident_report where incident_id = ${incidentId} and id = ${id}`.execute(tx)
  return rows[0]
}

type NewReport = Pick<IncidentReport, 'id' | 'form' | 'stage' | 'number' | 'sha256'> & {
  agencyId: string
  incidentId: string
  entryId: string
  content: ReportContent
  issuedAt: Date
  issuedBy: string
}
export const insertReport = (tx: Tx, { content, ...report }: NewReport) =>
  tx
    .insertInto('incidentReport')
    .values({ ...report, content: JSON.stringify(content) })
    .execute()
