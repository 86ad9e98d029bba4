import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { duesOf, isReader } from '#domain/broadcast/broadcast.rules.ts'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { dateInTaipei, timeInTaipei } from '#domain/date.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useInstant } from '#web/status-report/use-instant.ts'
import styles from './broadcast.module.css'
import { broadcastsQuery } from './broadcast.queries.ts'
import { toneOf } from './due-text.ts'

/** What this person is to read out now, or has forgotten today. */
export default function BroadcastToday() {
  const actor = useActing()
  const now = useInstant()
  const { data } = useQuery(broadcastsQuery)
  if (!data) return null
  const mine = duesOf(data, now, officeCalendar).filter(
    ({ broadcast, dueAt, state }) =>
      (state === 'due' || state === 'forgotten') &&
      dateInTaipei(new Date(dueAt)) === dateInTaipei(now) &&
      isReader(actor, broadcast),
  )
  if (mine.length === 0) return null
  return (
    <Section title={t('broadcast.mine')}>
      <ul className={styles.texts}>
        {mine.map(({ broadcast, dueAt, state }) => (
          <li key={`${broadcast.id} ${dueAt}`} className={styles.due}>
            <strong>{timeInTaipei(new Date(dueAt))}</strong>
            <span>{broadcast.title}</span>
            <StateMark tone={toneOf[state]}>{t(`broadcast.state.${state}`)}</StateMark>
            <Link to="/broadcasts" className={buttonClass()}>
              {t('broadcast.open')}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
