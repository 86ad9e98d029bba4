import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { InspectionDetail, InspectionDraft } from '#domain/inspection/inspection.ts'
import { useAction } from '#web/platform/action.ts'
import { newId } from '#web/platform/new-id.ts'
import { useSession } from '#web/platform/session.ts'
import type { Beginning } from './begun.ts'

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
      // Not part of the first page.
      const { beginHere } = await import('./begin-here.ts')
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
