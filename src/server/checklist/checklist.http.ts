import { z } from 'zod'
import {
  Checklist,
  ChecklistDraft,
  ChecklistModel,
  ChecklistOrigin,
  ChecklistVersion,
  ModelUpdate,
} from '#domain/checklist/catalogue.ts'
import { checklistDocument, formAddress, formCode } from '#domain/checklist/checklist.document.ts'
import { ChecklistContent, ChecklistKind } from '#domain/checklist/checklist.ts'
import { codePictureOf } from '#server/platform/code-picture.ts'
import { exposeDocument } from '#server/platform/document-files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { say } from '#server/platform/messages.ts'
import {
  listChecklists,
  listVersions,
  printChecklist,
  publishChecklist,
  showChecklist,
  withdrawChecklist,
} from './checklist.operations.ts'
import { addChecklist, dropDraft, saveDraft, showDraft } from './checklist-draft.operations.ts'
import { listModels, showModel, showModelUpdate } from './checklist-model.operations.ts'

const id = z.uuid()
const version = z.int().min(0)
const Known = z.object({ id })

export function checklistHttp({ expose, ...exposing }: Exposing): void {
  expose('GET /checklists', listChecklists, { input: z.object({}), output: z.array(Checklist) })
  exposeDocument(exposing, 'GET /checklists/:id/form', printChecklist, {
    input: Known,
    document: (paper, origin) => checklistDocument(paper.form, formAddress(origin(), paper.id), say),
    images: async ({ id }, origin) => new Map([[formCode, await codePictureOf(formAddress(origin(), id))]]),
  })
  expose('GET /checklist-versions/:id', showChecklist, { input: Known, output: ChecklistContent })
  expose('GET /checklist-models', listModels, { input: z.object({}), output: z.array(ChecklistModel) })
  expose('GET /checklist-models/:kind', showModel, {
    input: z.object({ kind: ChecklistKind }),
    output: ChecklistContent,
  })
  expose('POST /checklists', addChecklist, {
    input: z.object({ id, from: ChecklistOrigin }),
    output: ChecklistDraft,
  })
  expose('GET /checklists/:id/draft', showDraft, { input: Known, output: ChecklistDraft })
  expose('PUT /checklists/:id/draft', saveDraft, {
    input: z.object({ id, version, content: ChecklistContent }),
    output: z.object({ version, changedAt: z.iso.datetime() }),
  })
  expose('DELETE /checklists/:id/draft', dropDraft, {
    input: z.object({ id, version }),
    output: z.object({ isPublished: z.boolean() }),
  })
  expose('GET /checklists/:id/model-update', showModelUpdate, { input: Known, output: ModelUpdate })
  expose('GET /checklists/:id/versions', listVersions, { input: Known, output: z.array(ChecklistVersion) })
  expose('POST /checklists/:id/versions', publishChecklist, {
    input: z.object({ id, ...ChecklistContent.shape }),
    output: z.object({ versionId: id }),
  })
  expose('POST /checklists/:id/withdraw', withdrawChecklist, {
    input: Known,
    output: z.object({ withdrawnAt: z.iso.datetime() }),
  })
}
