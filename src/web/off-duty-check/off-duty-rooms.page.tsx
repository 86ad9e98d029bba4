import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OffDutyRoom } from '#domain/off-duty-check/off-duty-check.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import type { Point } from '#domain/point/point.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { pointsQuery } from '#web/point/point.queries.ts'
import { placeOf } from '#web/point/point-place.ts'
import styles from './off-duty-check.module.css'
import { useBoard } from './off-duty-check.queries.ts'
import { RoomDialog } from './room-dialog.tsx'
import { RulesForm } from './rules-form.tsx'

/** What is looked at in which room, who is in charge, and when who is told. */
export function OffDutyRoomsPage() {
  const { board, error } = useBoard(undefined)
  return (
    <Page
      wide
      title={t('offDutyCheck.rooms')}
      above={<Link to="/checks/off-duty">{t('offDutyCheck.title')}</Link>}
      lead={t('offDutyCheck.roomsLead')}
    >
      <Failure error={error} />
      {!board && !error && <Skeleton lines={8} />}
      {board && <Rooms rooms={board.rooms} />}
      {board && <RulesForm key={board.rules.version} rules={board.rules} />}
    </Page>
  )
}

function Rooms({ rooms }: { rooms: readonly OffDutyRoom[] }) {
  const actor = useActing()
  const { data: points = [] } = useQuery(pointsQuery)
  const [opened, setOpened] = useState<{ point: Point; room: OffDutyRoom | null } | null>(null)
  const pointOf = (id: string) => points.find((point) => point.id === id)
  const known = new Set(rooms.map(({ pointId }) => pointId))
  const others = points.filter(({ id, unitId }) => !known.has(id) && mayKeep(actor, unitId))
  const open = (pointId: string, room: OffDutyRoom | null) => {
    const point = pointOf(pointId)
    if (point) setOpened({ point, room })
  }
  return (
    <Section title={t('offDutyCheck.roomList')}>
      <div className={styles.narrow}>
        <Select
          label={t('offDutyCheck.addRoom')}
          description={t('offDutyCheck.addRoomText')}
          empty={t('patrol.chooseStop')}
          value=""
          options={others.map((point) => ({ value: point.id, label: `${point.name}　${placeOf(point)}` }))}
          onChange={(id) => id && open(id, null)}
        />
      </div>
      {rooms.length > 0 && (
        <DataTable
          caption={t('offDutyCheck.roomList')}
          rows={rooms}
          keyOf={({ pointId }) => pointId}
          columns={[
            { title: t('offDutyCheck.room'), cell: ({ name }) => name },
            { title: t('point.place'), cell: placeOf },
            { title: t('point.unit'), cell: ({ unitName }) => unitName },
            {
              title: t('offDutyCheck.inCharge'),
              cell: ({ inChargeNames }) => inChargeNames.join('、') || t('offDutyCheck.headOfUnit'),
            },
            {
              title: t('offDutyCheck.items'),
              cell: ({ items }) => t('offDutyCheck.itemCount', { count: items.length }),
            },
            {
              title: t('offDutyCheck.act'),
              cell: (room) =>
                mayKeep(actor, room.unitId) && (
                  <Button
                    aria-label={t('offDutyCheck.changeOf', { name: room.name })}
                    onPress={() => open(room.pointId, room)}
                  >
                    {t('web.change')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {opened && <RoomDialog {...opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}
