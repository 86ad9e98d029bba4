import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './roster.module.css'
import { ownRosterQuery } from './roster.queries.ts'
import { hoursText } from './roster-words.tsx'
import { SwapRow } from './swap-row.tsx'

/** The next shift, and who asks to be relieved. */
export default function ShiftToday() {
  const { person } = useSession()
  const { data } = useQuery(ownRosterQuery)
  const [next] = data?.shifts ?? []
  const asked = data?.swaps.filter(({ state, toId }) => state === 'asked' && toId === person.id) ?? []
  if (!next && asked.length === 0) return null
  return (
    <Section title={t('roster.nextShift')} aside={<Link to="/watch/my-shifts">{t('place.myShifts')}</Link>}>
      <ul className={styles.rows}>
        {next && (
          <li>
            <strong>{dateText(next.date)}</strong>
            <span>{`${next.name} ${hoursText(next)}`}</span>
            <span className={styles.soft}>{next.place}</span>
          </li>
        )}
        {asked.map((swap) => (
          <SwapRow key={swap.id} swap={swap} />
        ))}
      </ul>
    </Section>
  )
}
