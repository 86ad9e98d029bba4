import { z } from 'zod'
import { Incident, IncidentRecord, NoticeRecord } from '#domain/incident/incident.ts'
import type { Exposing } from '#server/platform/http.ts'
import { addNotice, listIncidents, recordIncident, showIncident } from './incident.operations.ts'

const id = z.uuid()

export function incidentHttp({ expose }: Exposing): void {
  expose('GET /incidents', listIncidents, { input: z.object({ planId: id.optional() }), output: z.array(Incident) })
  expose('GET /incidents/:id', showIncident, { input: z.object({ id }), output: Incident })
  expose('POST /incidents', recordIncident, { input: IncidentRecord, output: Incident })
  expose('POST /incidents/:id/notices', addNotice, { input: NoticeRecord, output: Incident })
}
