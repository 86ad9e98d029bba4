import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { Inspection, InspectionDetail } from '#domain/inspection/inspection.ts'
import { answerOf } from '#web/platform/queries.ts'

export type Checklist = {
  id: string
  kind: ChecklistContent['kind']
  title: string
  versionId: string
  version: number
}

export const inspectionsQuery = answerOf<Inspection[]>('/inspections')
export const inspectionQuery = (id: string) => answerOf<InspectionDetail>(`/inspections/${id}`)
export const checklistsQuery = answerOf<Checklist[]>('/checklists')
