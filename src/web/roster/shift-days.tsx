import type { Roster } from '#domain/roster/roster.ts'
import type { Shift } from '#domain/roster/shift.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './roster.module.css'
import { hoursText } from './roster-words.tsx'

type ShiftDaysProps = { roster: Roster; onOpen: (shiftId: string) => void }

/** Day after day, for phones. */
export function ShiftDays({ roster, onOpen }: ShiftDaysProps) {
  return (
    <div className={styles.days}>
      {[...Map.groupBy(roster.shifts, ({ date }) => date)].map(([date, shifts]) => (
        <section key={date} className={styles.day}>
          <h3>{dateText(date)}</h3>
          {shifts.map((shift) => (
            <ShiftLine key={shift.id} roster={roster} shift={shift} onOpen={onOpen} />
          ))}
        </section>
      ))}
    </div>
  )
}

function ShiftLine({ roster: { bookings, gaps }, shift, onOpen }: ShiftDaysProps & { shift: Shift }) {
  const missing = gaps.find(({ shiftId }) => shiftId === shift.id)?.missing ?? 0
  return (
    <button type="button" className={styles.shift} onClick={() => onOpen(shift.id)}>
      <span>
        {shift.name} <span className={styles.soft}>{hoursText(shift)}</span>
      </span>
      <span className={styles.names}>
        {bookings
          .filter(({ shiftId }) => shiftId === shift.id)
          .map(({ id, personName }) => (
            <span key={id}>{personName}</span>
          ))}
        {missing > 0 && <StateMark tone="due">{t('roster.gap', { count: missing })}</StateMark>}
      </span>
    </button>
  )
}
