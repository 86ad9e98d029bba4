import type { Booking, Roster } from '#domain/roster/roster.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './roster.module.css'

/** What was changed after it was published. */
export function RosterRecords({ roster: { records, shifts } }: { roster: Roster }) {
  if (records.length === 0) return null
  const nameOf = ({ shiftId }: Booking) => {
    const shift = shifts.find(({ id }) => id === shiftId)
    return shift ? `${dateText(shift.date)} ${shift.name}` : t('roster.withdrawnShift')
  }
  return (
    <Section title={t('roster.records')}>
      <ul className={styles.rows}>
        {records.map((record) => {
          const { id, personName: person, endedAt, endedByName, byName, at } = record
          const reason = endedAt ? record.endReason : record.reason
          return (
            <li key={id}>
              <span>{instantText(endedAt ?? at)}</span>
              <strong>{t(endedAt ? 'roster.ended' : 'roster.begun', { person, shift: nameOf(record) })}</strong>
              {reason && <span>{reason === 'moved' ? t('roster.moved') : reason}</span>}
              <span className={styles.soft}>{endedByName ?? byName}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
