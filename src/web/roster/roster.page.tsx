import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Roster } from '#domain/roster/roster.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './roster.module.css'
import { rosterQuery } from './roster.queries.ts'
import { RosterActs } from './roster-acts.tsx'
import { RosterFairness } from './roster-fairness.tsx'
import { RosterNotices } from './roster-notices.tsx'
import { RosterRecords } from './roster-records.tsx'
import { PublishedMark } from './roster-words.tsx'
import { ShiftDays } from './shift-days.tsx'
import { ShiftDialog } from './shift-dialog.tsx'
import { ShiftTable } from './shift-table.tsx'
import { SwapRow } from './swap-row.tsx'

const route = getRouteApi('/watch/roster/$rosterId')

/** Who keeps watch when; on a desk people by days, on a phone day after day. */
export function RosterPage() {
  const { rosterId } = route.useParams()
  const { data: roster, error } = useQuery(rosterQuery(rosterId))
  return (
    <Page
      wide
      title={roster?.planTitle ?? t('place.rosters')}
      above={<Link to="/watch/roster">{t('place.rosters')}</Link>}
      lead={roster && <Lead roster={roster} />}
      actions={roster?.mayKeep && <RosterActs roster={roster} />}
    >
      <Failure error={roster ? null : error} />
      {!roster && !error && <Skeleton lines={8} />}
      {roster && <Kept roster={roster} />}
    </Page>
  )
}

const Lead = ({ roster: { period, inChargeName, publishedAt } }: { roster: Roster }) => (
  <span className={styles.acts}>
    <PublishedMark publishedAt={publishedAt} />
    <span>{`${dateText(period.start)}–${dateText(period.end)}`}</span>
    <span>{t('roster.inChargeIs', { name: inChargeName })}</span>
  </span>
)

function Kept({ roster }: { roster: Roster }) {
  const [openedId, setOpened] = useState<string | null>(null)
  const opened = roster.shifts.find(({ id }) => id === openedId)
  return (
    <>
      <RosterNotices roster={roster} onOpen={setOpened} />
      {roster.swaps.length > 0 && (
        <Section title={t('roster.openSwaps')}>
          <ul className={styles.rows}>
            {roster.swaps.map((swap) => (
              <SwapRow key={swap.id} swap={swap} inChargeOf={roster.mayKeep} />
            ))}
          </ul>
        </Section>
      )}
      <ShiftTable roster={roster} onOpen={setOpened} />
      <ShiftDays roster={roster} onOpen={setOpened} />
      <RosterFairness roster={roster} />
      <RosterRecords roster={roster} />
      {opened && <ShiftDialog key={opened.id} roster={roster} shift={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
