import { getRouteApi, Link } from '@tanstack/react-router'
import { addDays } from '#domain/date.ts'
import { roomDays } from '#domain/off-duty-check/off-duty-check.rules.ts'
import type { OffDutyBoard } from '#domain/off-duty-check/off-duty-check.ts'
import { closingDay } from '#domain/off-duty-check/off-duty-day.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { BoardAge } from '#web/status-report/board-age.tsx'
import { Floors } from './floors.tsx'
import styles from './off-duty-check.module.css'
import { useBoard } from './off-duty-check.queries.ts'
import { OffDutyPapers } from './off-duty-papers.tsx'

const route = getRouteApi('/checks/off-duty')

/** Which rooms are closed, and which are not? */
export function OffDutyBoardPage() {
  const { date } = route.useSearch()
  const may = useMay()
  const { board, now, error } = useBoard(date)
  return (
    <Page
      wide
      title={t('offDutyCheck.title')}
      lead={t('offDutyCheck.lead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
      actions={
        <>
          <Link to="/broadcasts" className={buttonClass()}>
            {t('broadcast.title')}
          </Link>
          <Link to="/patrols" className={buttonClass()}>
            {t('place.patrols')}
          </Link>
          {may('offDutyRoom.save') && (
            <Link to="/checks/off-duty/rooms" className={buttonClass()}>
              {t('offDutyCheck.rooms')}
            </Link>
          )}
        </>
      }
    >
      <Failure error={error} />
      {!board && !error && <Skeleton lines={8} />}
      {board?.rooms.length === 0 && (
        <EmptyState title={t('offDutyCheck.empty')}>{t('offDutyCheck.emptyText')}</EmptyState>
      )}
      {board && board.rooms.length > 0 && <Board board={board} now={now} />}
    </Page>
  )
}

function Board({ board, now }: { board: OffDutyBoard; now: Date }) {
  const days = roomDays(board, now)
  return (
    <>
      <BoardAge board={board} now={now} />
      <ChooseDay board={board} now={now} />
      <Counts days={days} />
      {!board.isAsked && <Banner quiet>{t('offDutyCheck.notAskedText')}</Banner>}
      <Floors days={days} date={board.date} />
      <OffDutyPapers board={board} />
    </>
  )
}

const counted = ['closed', 'missing', 'open', 'exempt'] as const

const Counts = ({ days }: { days: ReturnType<typeof roomDays> }) => (
  <dl className={styles.counts}>
    {counted.map((state) => (
      <div key={state} data-state={state}>
        <dt>{t(`offDutyCheck.state.${state}`)}</dt>
        <dd>{days.filter((day) => day.state === state).length}</dd>
      </div>
    ))}
  </dl>
)

/** A day before or after; and the eve of the holiday, where more is looked at. */
function ChooseDay({ board: { date, round, eve }, now }: { board: OffDutyBoard; now: Date }) {
  const navigate = route.useNavigate()
  const today = closingDay(now)
  const go = (day: string) => void navigate({ search: day === today ? {} : { date: day }, replace: true })
  return (
    <div className={styles.days}>
      <Button icon="back" onPress={() => go(addDays(date, -1))}>
        {t('status.previousDay')}
      </Button>
      <strong>
        {dateText(date)}
        {round === 'holidayEve' && `　${t('offDutyCheck.round.holidayEve')}`}
      </strong>
      <Button icon="forward" isDisabled={date >= today} onPress={() => go(addDays(date, 1))}>
        {t('status.nextDay')}
      </Button>
      {eve && eve !== date && <span className={styles.soft}>{t('offDutyCheck.nextEve', { date: dateText(eve) })}</span>}
    </div>
  )
}
