import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import type { InspectionDetail, InspectionDraft } from '#domain/inspection/inspection.ts'
import { useAction } from '#web/platform/action.ts'
import { newId } from '#web/platform/new-id.ts'

type Beginning = Pick<InspectionDraft, 'checklistVersionId' | 'unitId' | 'assignmentId'> &
  Partial<Pick<InspectionDraft, 'origin' | 'pointId'>>

/** One tap stores an empty form and opens it; tapping again after a lost answer opens the same one. */
export function useBeginInspection() {
  const navigate = useNavigate()
  const id = useRef(newId())
  const { mutate, isPending, error } = useAction<InspectionDetail>(({ inspection }) =>
    navigate({
      to: '/checks/$inspectionId',
      params: { inspectionId: inspection.id },
    }),
  )
  const begin = (beginning: Beginning) => {
    const input: InspectionDraft = {
      origin: 'selfInspection',
      pointId: null,
      ...beginning,
      id: id.current,
      version: 0,
      answers: [],
      readyToSubmit: false,
    }
    mutate({ method: 'PUT', address: `/inspections/${input.id}`, input })
  }
  return { begin, isPending, error }
}
