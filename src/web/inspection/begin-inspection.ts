import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { InspectionDetail, InspectionDraft } from '#domain/inspection/inspection.ts'
import { fieldKit } from '#web/field-kit/field-kit.ts'
import { useAction } from '#web/platform/action.ts'
import { newId } from '#web/platform/new-id.ts'
import { enqueueLatest, keepHere } from '#web/platform/outbox/outbox.ts'
import { queryClient } from '#web/platform/queries.ts'
import { useSession } from '#web/platform/session.ts'
import { type Beginning, begunDetail, begunPlace } from './begun.ts'
import { savingOf } from './draft.ts'

/**
 * One tap begins an empty form and opens it, with or without a network; tapping again opens the same one. What was not
 * taken along can only be begun where the server answers.
 */
export function useBeginInspection() {
  const navigate = useNavigate()
  const { person } = useSession()
  const id = useRef(newId())
  const [failure, setFailure] = useState<unknown>(null)
  const open = () => navigate({ to: '/checks/$inspectionId', params: { inspectionId: id.current } })
  const { mutate, isPending, error } = useAction<InspectionDetail>(open)
  const begin = async (beginning: Beginning) => {
    setFailure(null)
    try {
      const detail = await beginHere(id.current, beginning, person)
      if (detail) return await open()
    } catch (problem) {
      return setFailure(problem)
    }
    const input: InspectionDraft = {
      origin: 'selfInspection',
      pointId: null,
      ...beginning,
      id: id.current,
      version: 0,
      answers: [],
      readyToSubmit: false,
    }
    mutate({ method: 'PUT', address: `/inspections/${id.current}`, input })
  }
  return { begin: (beginning: Beginning) => void begin(beginning), isPending, error: failure ?? error }
}

/** Kept on the device first; the server hears of it when it can. */
async function beginHere(
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
