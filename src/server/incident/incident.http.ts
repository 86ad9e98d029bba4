import { z } from 'zod'
import type { OfficialDocument } from '#domain/document.ts'
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
import { FactsChangePreview, IncidentCard, IncidentPreview } from '#domain/incident/incident-card.ts'
import { EntryRecord, SeverityJudgement } from '#domain/incident/incident-entry.ts'
import {
  codePicture,
  type PaperFacts,
  paperForm,
  reportAddress,
  wallSheet,
} from '#domain/incident/incident-paper.document.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import { handOver, listIncidents, previewIncident, recordIncident, showIncident } from './incident.operations.ts'
import { addEntry, addNotice, closeIncident, controlIncident } from './incident-act.operations.ts'
import { changeFacts, judgeSeverity, previewChange } from './incident-facts.operations.ts'
import { printPaper } from './incident-paper.operations.ts'

const id = z.uuid()

type Paper = (facts: PaperFacts, sayIt: typeof say) => OfficialDocument
type Read = Omit<PaperFacts, 'origin'>
const printed = (paper: Paper) => ({
  input: z.object({}),
  document: (read: Read, origin: () => string) => paper({ ...read, origin: origin() }, say),
  images: async (read: Read, origin: () => string) =>
    new Map([[codePicture, await codePictureOf(reportAddress({ ...read, origin: origin() }))]]),
})

export function incidentHttp({ expose, ...exposing }: Exposing): void {
  const output = IncidentCard
  exposeDocument(exposing, 'GET /incidents/wall-code', printPaper, printed(wallSheet))
  exposeDocument(exposing, 'GET /incidents/paper-form', printPaper, printed(paperForm))
  expose('GET /incidents', listIncidents, { input: IncidentFilter, output: z.array(Incident) })
  expose('GET /incidents/:id', showIncident, { input: z.object({ id }), output })
  expose('POST /incidents/preview', previewIncident, { input: IncidentPreviewAsked, output: IncidentPreview })
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
