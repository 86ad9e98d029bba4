import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { t } from '#web/platform/i18n.ts'
import { refusalError, useOwed } from '#web/platform/outbox/outbox.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'

export const subjectOf = (deficiencyId: string): string => `deficiency:${deficiencyId}`

/** Whether something about it lies on this device; once that has left, the page is asked for again. */
export function useWaitsHere(deficiencyId: string): boolean {
  const queries = useQueryClient()
  const waits = useOwed(subjectOf(deficiencyId)).length > 0
  const before = useRef(waits)
  useEffect(() => {
    if (before.current && !waits) void queries.invalidateQueries()
    before.current = waits
  }, [waits, queries])
  return waits
}

/** Why it has not left: no network yet, or the server would not have it. */
export function WaitingHere({ deficiencyId }: { deficiencyId: string }) {
  const refusal = useOwed(subjectOf(deficiencyId)).find(({ value }) => value.refusal)?.value.refusal
  const outbox = <Link to="/outbox">{t('deficiency.openOutbox')}</Link>
  if (refusal) return <Failure error={refusalError(refusal)}>{outbox}</Failure>
  return (
    <Banner tone="due">
      {t('deficiency.waitsHere')} {outbox}
    </Banner>
  )
}
