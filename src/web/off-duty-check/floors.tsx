import { Link } from '@tanstack/react-router'
import type { RoomDay } from '#domain/off-duty-check/off-duty-check.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './off-duty-check.module.css'
import { roomText, toneOf, wrongCount } from './room-text.ts'

/** The rooms of each floor; every one leads to its closing. */
export function Floors({ days, date }: { days: readonly RoomDay[]; date: string }) {
  const floors = Map.groupBy(days, ({ room }) => room.floor)
  return [...floors].map(([floor, rooms]) => (
    <Section key={floor} title={floor || t('offDutyCheck.noFloor')}>
      <ul className={styles.rooms}>
        {rooms.map((day) => (
          <li key={day.room.pointId}>
            <RoomTile day={day} date={date} />
          </li>
        ))}
      </ul>
    </Section>
  ))
}

function RoomTile({ day, date }: { day: RoomDay; date: string }) {
  const { room, state, closings } = day
  const wrong = state === 'closed' ? wrongCount(closings.at(-1)!) : 0
  return (
    <Link
      className={styles.room}
      to="/checks/off-duty/$pointId"
      params={{ pointId: room.pointId }}
      search={{ date }}
      data-state={state}
    >
      <strong>{room.name}</strong>
      <StateMark tone={toneOf[state]}>{t(`offDutyCheck.state.${state}`)}</StateMark>
      <span className={styles.soft}>
        {room.unitName}　{room.inChargeNames.join('、')}
      </span>
      <span className={styles.soft}>{roomText(day)}</span>
      {wrong > 0 && <StateMark tone="attention">{t('offDutyCheck.wrongCount', { count: wrong })}</StateMark>}
    </Link>
  )
}
