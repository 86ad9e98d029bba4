import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { type DraftView, draftKeeper } from './draft-keeper.ts'
import { inspectionQuery } from './inspection.queries.ts'

export function useDraft(detail: InspectionDetail) {
  const queries = useQueryClient()
  const { queryKey } = inspectionQuery(detail.inspection.id)
  const [keeper] = useState(() =>
    draftKeeper(
      detail,
      (view) => setView(view),
      (stored) => queries.setQueryData(queryKey, stored),
    ),
  )
  const [view, setView] = useState<DraftView>(keeper.view)
  useEffect(() => keeper.start(), [keeper])
  return { ...view, change: keeper.change, ready: keeper.ready }
}
