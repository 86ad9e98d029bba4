import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Today } from '#domain/assignment/assignment.ts'
import { t, withWords } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { groupsOf } from './groups.ts'
import { TaskGroup } from './task-group.tsx'
import styles from './today.module.css'
import { todayQuery } from './today.queries.ts'
import { WaitingList } from './waiting-list.tsx'

const HandoverToday = lazy(withWords(() => import('#web/handover/handover-today.tsx')))
const OffDutyToday = lazy(withWords(() => import('#web/off-duty-check/off-duty-today.tsx')))
const BroadcastToday = lazy(withWords(() => import('#web/broadcast/broadcast-today.tsx')))
const ShiftToday = lazy(withWords(() => import('#web/roster/shift-today.tsx')))
const StatusToday = lazy(withWords(() => import('#web/status-report/status-today.tsx')))

/** What must I do now? */
export function TodayPage() {
  const may = useMay()
  const { data: today, error } = useQuery({ ...todayQuery, enabled: may('assignment.today') })
  return (
    <Page title={t('place.today')}>
      {!may('assignment.today') && <EmptyState title={t('today.notForRole')} />}
      {may('statusReport.today') && (
        <Suspense>
          <StatusToday />
          <HandoverToday />
          <ShiftToday />
        </Suspense>
      )}
      {may('offDutyCheck.board') && (
        <Suspense>
          <OffDutyToday />
          <BroadcastToday />
        </Suspense>
      )}
      <Failure error={error} />
      {may('assignment.today') && !today && !error && <Skeleton lines={8} />}
      {today && <Tasks today={today} />}
    </Page>
  )
}

function Tasks({ today }: { today: Today }) {
  const groups = groupsOf(today.assignments, today.date)
  const done = today.assignments.filter(({ state }) => state === 'done').length
  if (groups.length === 0 && today.waiting.length === 0)
    return <EmptyState title={t('today.empty')}>{t('today.emptyText')}</EmptyState>
  return (
    <>
      <WaitingList waiting={today.waiting} today={today.date} />
      {groups.map((group) => (
        <TaskGroup key={group.name} group={group} today={today.date} />
      ))}
      {done > 0 && <p className={styles.done}>{t('today.done', { count: done })}</p>}
    </>
  )
}
