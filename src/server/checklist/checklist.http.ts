import { z } from 'zod'
import { ChecklistContent, ChecklistKind } from '#domain/checklist/checklist.ts'
import type { Exposing } from '#server/platform/http.ts'
import { listChecklists, publishChecklist, showChecklist } from './checklist.operations.ts'

const id = z.uuid()
const Listed = z.object({ id, kind: ChecklistKind, title: z.string(), versionId: id, version: z.int() })

export function checklistHttp({ expose }: Exposing): void {
  expose('GET /checklists', listChecklists, { input: z.object({}), output: z.array(Listed) })
  expose('GET /checklist-versions/:id', showChecklist, { input: z.object({ id }), output: ChecklistContent })
  expose('POST /checklists/:id/versions', publishChecklist, {
    input: z.object({ id, ...ChecklistContent.shape }),
    output: z.object({ versionId: id }),
  })
}
