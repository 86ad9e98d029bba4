import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'

/** Who opened it, and when. */
export const Readings = ({ meeting: { content } }: MeetingProps) => (
  <Section title={t('meeting.readings')}>
    <ul className={styles.rows}>
      {content.readings.map(({ at, personName }) => (
        <li key={`${at}-${personName}`} className={styles.soft}>
          {instantText(at)}　{personName}
        </li>
      ))}
    </ul>
  </Section>
)
