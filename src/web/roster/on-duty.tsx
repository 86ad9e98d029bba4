import { useQuery } from '@tanstack/react-query'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './roster.module.css'
import { onDutyQuery } from './roster.queries.ts'
import { Telephone } from './roster-words.tsx'

/** Who is on duty now, and under which number. */
export function OnDuty() {
  const { data } = useQuery(onDutyQuery)
  return (
    <Section title={t('roster.onDutyNow')}>
      {data?.length === 0 && <p>{t('roster.nobodyOnDuty')}</p>}
      <ul className={styles.rows}>
        {data?.map(({ personId, name, title, unitName, shift, place, until, telephone }) => (
          <li key={`${personId} ${shift}`}>
            <strong>{name}</strong>
            <span className={styles.soft}>{[unitName, title].filter(Boolean).join('　')}</span>
            <span>{t('roster.onDutyLine', { shift, place, until: instantText(until) })}</span>
            <Telephone number={telephone} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
