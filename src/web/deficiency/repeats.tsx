import { Link } from '@tanstack/react-router'
import type { DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './deficiency.module.css'
import { DeficiencyMark } from './deficiency-mark.tsx'

/** The same found before and after: why this one is graver, and how often it was mended in vain. */
export function Repeats({ detail: { deficiency, repeats } }: { detail: DeficiencyDetail }) {
  if (repeats.length === 0) return null
  return (
    <Section title={t('deficiency.repeats')}>
      {deficiency.repeatOf && (
        <Banner tone="due" quiet>
          {t('deficiency.raised', { grade: t(`grade.${deficiency.grade}`) })}
        </Banner>
      )}
      <ul className={styles.history}>
        {repeats.map((repeat) => (
          <li key={repeat.id} className={styles.attempt}>
            <p className={styles.line}>
              <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId: repeat.id }}>
                {dateText(repeat.foundOn)}　{repeat.description}
              </Link>
              <span>{t(`grade.${repeat.grade}`)}</span>
              <StatusOf status={repeat.status} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Of another one only its step: whether it is late is told on its own page. */
const StatusOf = ({ status }: { status: DeficiencyDetail['deficiency']['status'] }) => (
  <DeficiencyMark deficiency={{ status, improvementDueDate: '9999-12-31' }} />
)
