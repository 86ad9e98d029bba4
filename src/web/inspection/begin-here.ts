import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { fieldKit } from '#web/field-kit/field-kit.ts'
import { newId } from '#web/platform/new-id.ts'
import { enqueueLatest, keepHere } from '#web/platform/outbox/outbox.ts'
import { queryClient } from '#web/platform/queries.ts'
import { type Beginning, begunDetail, begunPlace } from './begun.ts'
import { savingOf } from './draft.ts'

/** Kept on the device first; the server hears of it when it can. */
export async function beginHere(
  id: string,
  beginning: Beginning,
  person: Parameters<typeof begunDetail>[2]['person'],
): Promise<InspectionDetail | null> {
  const kit = await fieldKit()
  const content = kit?.forms.find(({ versionId }) => versionId === beginning.checklistVersionId)?.content
  if (!kit || !content) return null
  const detail = begunDetail(id, beginning, {
    person,
    content,
    unitName: kit.units.find((unit) => unit.id === beginning.unitId)?.name ?? '',
    pointName: kit.points.find((point) => point.id === beginning.pointId)?.name ?? null,
    planId: kit.today.assignments.find((assignment) => assignment.id === beginning.assignmentId)?.planId ?? null,
    lastAnswers: kit.lastAnswers,
    checklistId: kit.checklists.find(({ versionId }) => versionId === beginning.checklistVersionId)?.id ?? null,
  })
  await keepHere(begunPlace(id), detail)
  queryClient.setQueryData([`/inspections/${id}`], detail)
  const nothing = { changes: {}, readyToSubmit: false }
  await enqueueLatest(id, (last) => savingOf(detail, last, nothing, newId()), 0)
  return detail
}
