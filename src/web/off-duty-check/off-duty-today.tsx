import { Link } from '@tanstack/react-router'
import { isInCharge, isSoon, roomDays } from '#domain/off-duty-check/off-duty-check.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './off-duty-check.module.css'
import { useBoard } from './off-duty-check.queries.ts'
import { toneOf } from './room-text.ts'

/** The rooms that this person leaves last, once the day ends. */
export default function OffDutyToday() {
  const actor = useActing()
  const { board, now } = useBoard(undefined)
  if (!board || !isSoon(board, now)) return null
  const mine = roomDays(board, now).filter(
    ({ room, state }) => (state === 'open' || state === 'missing') && isInCharge(actor, room),
  )
  if (mine.length === 0) return null
  return (
    <Section title={t('offDutyCheck.mine')}>
      <ul className={styles.mine}>
        {mine.map(({ room, state }) => (
          <li key={room.pointId}>
            <strong>{room.name}</strong>
            <StateMark tone={toneOf[state]}>{t(`offDutyCheck.state.${state}`)}</StateMark>
            <Link
              className={buttonClass()}
              to="/checks/off-duty/$pointId"
              params={{ pointId: room.pointId }}
              aria-label={t('offDutyCheck.closeOf', { name: room.name })}
            >
              {t('offDutyCheck.close')}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
