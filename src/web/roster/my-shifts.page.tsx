import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OwnShift } from '#domain/roster/roster.ts'
import { isOpenSwap } from '#domain/roster/swap.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { Feed } from './feed.tsx'
import { OnDuty } from './on-duty.tsx'
import { OwnShiftRow } from './own-shift-row.tsx'
import styles from './roster.module.css'
import { ownRosterQuery } from './roster.queries.ts'
import { SwapDialog } from './swap-dialog.tsx'
import { SwapRow } from './swap-row.tsx'
import { Wishes } from './wishes.tsx'

/** When am I on duty? */
export function MyShiftsPage() {
  const { data, error } = useQuery(ownRosterQuery)
  const [asking, setAsking] = useState<OwnShift | null>(null)
  const swaps = data?.swaps.toSorted((one, other) => Number(isOpenSwap(other.state)) - Number(isOpenSwap(one.state)))
  return (
    <Page
      title={t('place.myShifts')}
      lead={t('roster.mineLead')}
      above={<Link to="/watch/roster">{t('place.rosters')}</Link>}
    >
      <Failure error={data ? null : error} />
      {!data && !error && <Skeleton lines={4} />}
      {data?.shifts.length === 0 && <EmptyState title={t('roster.noShifts')}>{t('roster.noShiftsText')}</EmptyState>}
      {data && data.shifts.length > 0 && (
        <ul className={styles.rows}>
          {data.shifts.map((shift) => (
            <OwnShiftRow key={shift.bookingId} shift={shift} onAsk={() => setAsking(shift)} />
          ))}
        </ul>
      )}
      {swaps && swaps.length > 0 && (
        <Section title={t('swap.title')}>
          <ul className={styles.rows}>
            {swaps.map((swap) => (
              <SwapRow key={swap.id} swap={swap} />
            ))}
          </ul>
        </Section>
      )}
      <OnDuty />
      {data && <Wishes wishes={data.wishes} />}
      <Feed isOffice={false} />
      {asking && <SwapDialog shift={asking} onClose={() => setAsking(null)} />}
    </Page>
  )
}
