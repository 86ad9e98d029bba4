import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { t } from '#web/platform/i18n.ts'
import { useOwed } from '#web/platform/outbox/outbox.ts'
import { Banner } from '#web/platform/ui/banner.tsx'

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

export const WaitingHere = () => (
  <Banner tone="due">
    {t('deficiency.waitsHere')} <a href="/outbox">{t('deficiency.openOutbox')}</a>
  </Banner>
)
