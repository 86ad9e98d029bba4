import { timeInTaipei } from '#domain/date.ts'
import type { StatusBoard } from '#domain/status-report/status-report.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import styles from './status-report.module.css'

const minuteMs = 60_000

/** How old is what one sees; said loudly once it keeps itself fresh no longer. */
export function BoardAge({ board: { at }, now }: { board: Pick<StatusBoard, 'at'>; now: Date }) {
  const time = timeInTaipei(new Date(at))
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / minuteMs)
  if (minutes < 1) return <p className={styles.age}>{t('status.age', { time })}</p>
  return <Banner tone="late">{t('status.stale', { time, minutes })}</Banner>
}
