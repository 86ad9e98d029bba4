import { getRouteApi, Link } from '@tanstack/react-router'
import { isReopened, mayClose, type RoomDay, roomDays } from '#domain/off-duty-check/off-duty-check.rules.ts'
import type { OffDutyBoard } from '#domain/off-duty-check/off-duty-check.ts'
import { t } from '#web/platform/i18n.ts'
import { useOutbox } from '#web/platform/outbox/outbox.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { placeOf } from '#web/point/point-place.ts'
import { CloseRoom } from './close-room.tsx'
import { ClosedRoom } from './closed-room.tsx'
import { ExemptRoom } from './exempt-room.tsx'
import { useBoard } from './off-duty-check.queries.ts'
import { roomText } from './room-text.ts'
import { subjectOf, useClose } from './use-close.ts'

const route = getRouteApi('/checks/off-duty/$pointId')

/** The last one out closes the room. */
export function OffDutyRoomPage() {
  const { pointId } = route.useParams()
  const { date } = route.useSearch()
  const { board, now, error } = useBoard(date)
  const day = board && roomDays(board, now).find(({ room }) => room.pointId === pointId)
  return (
    <Page
      title={day?.room.name ?? t('offDutyCheck.title')}
      above={<Link to="/checks/off-duty">{t('offDutyCheck.title')}</Link>}
      lead={day && board && `${dateText(board.date)}　${placeOf(day.room)}　${day.room.unitName}`}
    >
      <Failure error={error} />
      {!board && !error && <Skeleton />}
      {board && !day && <Banner tone="due">{t('problem.offDutyCheck.room_unknown')}</Banner>}
      {board && day && <RoomBody key={chapterOf(day, board)} board={board} day={day} />}
    </Page>
  )
}

/** With somebody's return what was refused before is forgotten. */
const chapterOf = ({ closings }: RoomDay, { date }: OffDutyBoard): string =>
  `${date} ${closings.filter(isReopened).length}`

function RoomBody({ board, day }: { board: OffDutyBoard; day: RoomDay }) {
  const actor = useActing()
  const closing = useClose(board, day.room)
  const isKept = useOutbox().entries.some(({ value }) => value.subject === subjectOf(board, day.room))
  const last = day.closings.at(-1)
  const isOwn = mayClose(actor, day.room)
  const text = day.state === 'closed' ? '' : roomText(day)
  const isEve = board.round === 'holidayEve' && day.room.items.some(({ round }) => round === 'holidayEve')
  return (
    <>
      {isEve && day.state !== 'closed' && !isKept && <Banner quiet>{t('offDutyCheck.eveText')}</Banner>}
      {text && <Banner tone="due">{text}</Banner>}
      <Failure error={closing.error} />
      {isKept && day.state !== 'closed' && !closing.isPending && <Banner tone="due">{t('offDutyCheck.kept')}</Banner>}
      {day.state === 'closed' && last && <ClosedRoom closing={last} isOwn={isOwn} />}
      {day.state !== 'closed' && !isOwn && <Banner quiet>{t('problem.offDutyCheck.not_own_room')}</Banner>}
      {day.state !== 'closed' && isOwn && (!isKept || closing.isPending) && (
        <>
          <CloseRoom board={board} day={day} closing={closing} />
          {!day.exemption && <ExemptRoom room={day.room} date={board.date} />}
        </>
      )}
    </>
  )
}
