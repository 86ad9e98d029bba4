import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays } from '#domain/date.ts'
import { matrixOf } from '#domain/status-report/status-report.rules.ts'
import type { StatusBoard } from '#domain/status-report/status-report.ts'
import { LatestHandover } from '#web/handover/latest-handover.tsx'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { OnDuty } from '#web/roster/on-duty.tsx'
import { BoardsDialog } from '#web/watch-board/boards-dialog.tsx'
import { BoardAge } from './board-age.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { StatusCounts } from './status-counts.tsx'
import { StatusMatrix } from './status-matrix.tsx'
import styles from './status-report.module.css'
import { wallQuery } from './status-report.queries.ts'
import { useInstant } from './use-instant.ts'

const route = getRouteApi('/watch')

/** Is everything quiet? */
export function WatchPage() {
  const { planId, date, view = 'day' } = route.useSearch()
  const { today } = useSession()
  const may = useMay()
  const [isSetting, setSetting] = useState(false)
  const [isHanging, setHanging] = useState(false)
  const day = date ?? today
  // The day before tells who has been silent since.
  const days = view === 'day' ? { from: addDays(day, -1), until: day } : {}
  const { data, error } = useQuery(wallQuery({ ...(planId && { planId }), ...days }))
  const board = data?.board
  return (
    <Page
      wide
      title={t('place.watch')}
      lead={board ? board.planTitle : t('status.lead')}
      actions={
        <>
          <Link to="/watch/roster" className={buttonClass()}>
            {t('place.rosters')}
          </Link>
          <Link to="/watch/handovers" className={buttonClass()}>
            {t('place.handovers')}
          </Link>
          <Link to="/contractors/entries" className={buttonClass()}>
            {t('place.contractorDoor')}
          </Link>
          <Link to="/emergency-plans" className={buttonClass()}>
            {t('place.emergencyPlans')}
          </Link>
          {may('watchBoard.open') && <Button onPress={() => setHanging(true)}>{t('wall.open')}</Button>}
          {board && may('statusReport.schedule') && (
            <Button onPress={() => setSetting(true)}>{t('status.schedule')}</Button>
          )}
        </>
      }
    >
      <Failure error={data ? null : error} />
      {!data && !error && <Skeleton lines={8} />}
      {board === null && <EmptyState title={t('status.empty')}>{t('status.emptyText')}</EmptyState>}
      {board && <Wall board={board} day={day} view={view} />}
      {isHanging && <BoardsDialog onClose={() => setHanging(false)} />}
      {board && isSetting && <ScheduleDialog board={board} onClose={() => setSetting(false)} />}
    </Page>
  )
}

type View = 'day' | 'period'
type WallProps = { board: StatusBoard; day: string; view: View }

function Wall({ board, day, view }: WallProps) {
  const now = useInstant()
  const matrix = matrixOf(board, now)
  return (
    <>
      {board.schedules.length === 0 ? (
        <EmptyState title={t('status.noSchedule')}>{t('status.noScheduleText')}</EmptyState>
      ) : (
        <>
          <BoardAge board={board} now={now} />
          <StatusCounts matrix={matrix} now={now} />
          <Choose board={board} day={day} view={view} />
          <StatusMatrix board={board} matrix={matrix} day={view === 'day' ? day : null} />
        </>
      )}
      <OnDuty />
      <LatestHandover />
    </>
  )
}

/** A day or the whole period, and which day. */
function Choose({ board: { period }, day, view }: WallProps) {
  const navigate = route.useNavigate()
  const go = (changes: object) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  return (
    <div className={styles.bar}>
      <div className={styles.view}>
        <Segmented
          label={t('status.view')}
          hideLabel
          segments={(['day', 'period'] as const).map((value) => ({ value, label: t(`status.view.${value}`) }))}
          value={view}
          onChange={(chosen) => go({ view: chosen === 'period' ? chosen : undefined })}
        />
      </div>
      {view === 'day' && (
        <div className={styles.days}>
          <Button icon="back" isDisabled={day <= period.start} onPress={() => go({ date: addDays(day, -1) })}>
            {t('status.previousDay')}
          </Button>
          <strong>{dateText(day)}</strong>
          <Button icon="forward" isDisabled={day >= period.end} onPress={() => go({ date: addDays(day, 1) })}>
            {t('status.nextDay')}
          </Button>
        </div>
      )}
    </div>
  )
}
