import { z } from 'zod'
import {
  ClosingRecord,
  ControlRecord,
  FactsChange,
  HandOverRecord,
  Incident,
  IncidentFilter,
  IncidentPreviewAsked,
  IncidentRecord,
  NoticeRecord,
} from '#domain/incident/incident.ts'
import { FactsChangePreview, IncidentCard, RoutesSay } from '#domain/incident/incident-card.ts'
import { EntryRecord, SeverityJudgement } from '#domain/incident/incident-entry.ts'
import type { Exposing } from '#server/platform/http.ts'
import { handOver, listIncidents, previewIncident, recordIncident, showIncident } from './incident.operations.ts'
import { addEntry, addNotice, closeIncident, controlIncident } from './incident-act.operations.ts'
import { changeFacts, judgeSeverity, previewChange } from './incident-facts.operations.ts'

const id = z.uuid()

export function incidentHttp({ expose }: Exposing): void {
  const output = IncidentCard
  expose('GET /incidents', listIncidents, { input: IncidentFilter, output: z.array(Incident) })
  expose('GET /incidents/:id', showIncident, { input: z.object({ id }), output })
  expose('POST /incidents/preview', previewIncident, { input: IncidentPreviewAsked, output: RoutesSay })
  expose('POST /incidents', recordIncident, { input: IncidentRecord, output: Incident })
  expose('POST /incidents/hand-over', handOver, { input: HandOverRecord, output: Incident })
  expose('POST /incidents/:id/notices', addNotice, { input: NoticeRecord, output })
  expose('POST /incidents/:id/entries', addEntry, { input: EntryRecord, output })
  expose('POST /incidents/:id/facts/preview', previewChange, { input: FactsChange, output: FactsChangePreview })
  expose('POST /incidents/:id/facts', changeFacts, { input: FactsChange, output })
  expose('POST /incidents/:id/severity', judgeSeverity, { input: SeverityJudgement, output })
  expose('POST /incidents/:id/control', controlIncident, { input: ControlRecord, output })
  expose('POST /incidents/:id/close', closeIncident, { input: ClosingRecord, output })
}
