import { t } from '#web/platform/i18n.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './incident.module.css'

/** Always the first thing, and no form: no record comes before help. */
export const DangerFirst = () => (
  <section className={styles.danger} aria-label={t('incident.dangerFirst')}>
    <strong className={styles.dangerText}>
      <Icon name="late" />
      {t('incident.dangerFirst')}
    </strong>
    <div className={styles.calls}>
      <a className={styles.call} href="tel:110">
        <Icon name="telephone" />
        {t('incident.police')}
      </a>
      <a className={styles.call} href="tel:119">
        <Icon name="telephone" />
        {t('incident.rescue')}
      </a>
    </div>
  </section>
)
