import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { useOutbox } from '#web/platform/outbox/outbox.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './handover.module.css'
import { handoversQuery } from './handover.queries.ts'
import { HandoverDialog } from './handover-dialog.tsx'
import { HandoverNote } from './handover-note.tsx'

const route = getRouteApi('/watch/handovers')

/** Who takes over from whom, and what is to be known? */
export function HandoverListPage() {
  const may = useMay()
  const search = route.useSearch()
  const [isWriting, setWriting] = useState(search.at !== undefined)
  const { data: handovers, error } = useQuery(handoversQuery)
  const isKept = useOutbox().entries.some(({ value }) => value.address === '/handovers')
  return (
    <Page
      title={t('place.handovers')}
      lead={t('handover.lead')}
      above={may('statusReport.wall') && <Link to="/watch">{t('place.watch')}</Link>}
      actions={
        <Button icon="add" onPress={() => setWriting(true)}>
          {t('handover.write')}
        </Button>
      }
    >
      {isWriting && <HandoverDialog next={search} onClose={() => setWriting(false)} />}
      <Failure error={handovers ? null : error} />
      {isKept && <StateMark tone="due">{t('status.waitsHere')}</StateMark>}
      {!handovers && !error && <Skeleton lines={6} />}
      {handovers?.length === 0 && <EmptyState title={t('handover.empty')}>{t('handover.emptyText')}</EmptyState>}
      <div className={styles.notes}>
        {handovers?.map((handover) => (
          <HandoverNote key={handover.id} handover={handover} />
        ))}
      </div>
    </Page>
  )
}
