import { Link } from '@tanstack/react-router'
import type { ReadinessReason } from '#domain/readiness/readiness.ts'
import { t } from '#web/platform/i18n.ts'
import { LevelMark } from './level-mark.tsx'
import styles from './readiness.module.css'

const addresses: Record<ReadinessReason['subject'], (id: string) => string> = {
  deficiency: (id) => `/deficiencies/${id}`,
  assignment: (id) => `/assignments/${id}`,
  contact: (id) => `/contacts/${id}`,
  point: (id) => `/facilities/${id}`,
}

/** What stands against a unit; each opens the thing itself. */
export function Reasons({ reasons }: { reasons: readonly ReadinessReason[] }) {
  if (reasons.length === 0) return <>{t('readiness.nothingOpen')}</>
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={`${reason.code}-${reason.subjectId}`}>
          <LevelMark level={reason.level} />
          <Link to={addresses[reason.subject](reason.subjectId)}>
            {t(`readiness.reason.${reason.code}`)}：{reason.name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
