import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { useOutbox } from '#web/platform/outbox/outbox-state.ts'
import { isOld, thingsOf, waitingSince } from '#web/platform/outbox/reason.rules.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './outbox-sign.module.css'

/** Always there: how much of this person's waits on the device, or that all of it has arrived. */
export function OutboxSign() {
  const { entries, files, isOpen } = useOutbox()
  const count = thingsOf(entries).length || files.length
  const since = waitingSince([...entries, ...files].map(({ value }) => value))
  const isStuck = entries.some(({ value }) => value.state === 'refused') || (since && isOld(since, Date.now()))
  // Before it is known what lies here, nothing is claimed.
  const words = count > 0 ? t('outbox.waiting', { count }) : t(isOpen ? 'outbox.allSent' : 'outbox.title')
  return (
    <Link to="/outbox" className={styles.sign} data-waiting={count > 0 || undefined}>
      <Icon name={isStuck ? 'late' : count > 0 ? 'clock' : isOpen ? 'done' : 'waiting'} />
      <span className={styles.words}>{words}</span>
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </Link>
  )
}
