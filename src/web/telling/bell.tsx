import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './telling.module.css'
import { unreadQuery } from './telling.queries.ts'

/** Always there: how much one was told and has not read. */
export function Bell() {
  const { data } = useQuery(unreadQuery)
  const count = data?.unread ?? 0
  return (
    <Link to="/notices" className={styles.bell} data-unread={count > 0 || undefined}>
      <Icon name="bell" />
      <span className="visuallyHidden">{count > 0 ? t('telling.bell', { count }) : t('telling.bellNone')}</span>
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
