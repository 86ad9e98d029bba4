import { useQuery } from '@tanstack/react-query'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './handover.module.css'
import { handoversQuery } from './handover.queries.ts'
import { HandoverNote } from './handover-note.tsx'

/** What was handed over to this person and not yet read. */
export default function HandoverToday() {
  const { person } = useSession()
  const { data = [] } = useQuery(handoversQuery)
  const mine = data.filter(({ toPersonId, acknowledgedAt }) => toPersonId === person.id && acknowledgedAt === null)
  if (mine.length === 0) return null
  return (
    <Section title={t('handover.forMe')}>
      <div className={styles.notes}>
        {mine.map((handover) => (
          <HandoverNote key={handover.id} handover={handover} />
        ))}
      </div>
    </Section>
  )
}
