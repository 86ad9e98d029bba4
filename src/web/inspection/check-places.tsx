import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import styles from './check-places.module.css'

/** What else belongs to looking whether all is in order. */
export const CheckPlaces = () => (
  <nav className={styles.places} aria-label={t('inspection.places')}>
    <Link to="/scan">{t('point.scan')}</Link>
    <Link to="/patrols">{t('place.patrols')}</Link>
    <Link to="/facilities">{t('place.facilities')}</Link>
    <Link to="/checklists">{t('checklist.list.title')}</Link>
  </nav>
)
