import type { z } from 'zod'
import type { Recipient } from '#domain/plan/compiled-plan.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './incident.module.css'

/** Whom the plan wants told. */
export function Recipients({ recipients }: { recipients: readonly z.infer<typeof Recipient>[] }) {
  if (recipients.length === 0) return null
  return (
    <section className={styles.recipients} aria-labelledby="recipients">
      <h2 id="recipients">{t('incident.mustTell')}</h2>
      <ul className={styles.list}>
        {recipients.map(({ name, role, via }) => (
          <li key={`${role}-${name}`}>
            <strong>{name}</strong>
            <span className={styles.role}>
              {[t(`plan.recipient.${role}`), via && t('incident.via', { via })].filter(Boolean).join('　')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
