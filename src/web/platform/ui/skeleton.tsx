import { t } from '#web/platform/i18n.ts'
import styles from './skeleton.module.css'

/** Lines where text will stand, so that nothing jumps when it comes. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  return (
    <div role="status" className={styles.skeleton}>
      <span className="visuallyHidden">{t('web.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span key={line} className={styles.line} />
      ))}
    </div>
  )
}
