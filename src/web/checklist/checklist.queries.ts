import type {
  Checklist,
  ChecklistDraft,
  ChecklistModel,
  ChecklistVersion,
  ModelUpdate,
} from '#domain/checklist/catalogue.ts'
import type { ChecklistContent, ChecklistKind } from '#domain/checklist/checklist.ts'
import { answerOf } from '#web/platform/queries.ts'

export const checklistsQuery = answerOf<Checklist[]>('/checklists')
export const modelsQuery = answerOf<ChecklistModel[]>('/checklist-models')
export const modelQuery = (kind: ChecklistKind) => answerOf<ChecklistContent>(`/checklist-models/${kind}`)
export const draftQuery = (id: string) => answerOf<ChecklistDraft>(`/checklists/${id}/draft`)
export const versionQuery = (versionId: string) => answerOf<ChecklistContent>(`/checklist-versions/${versionId}`)
export const versionsQuery = (id: string) => answerOf<ChecklistVersion[]>(`/checklists/${id}/versions`)
export const modelUpdateQuery = (id: string) => answerOf<ModelUpdate>(`/checklists/${id}/model-update`)
