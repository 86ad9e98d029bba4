import type { ReactNode } from 'react'
import { failureText } from '#web/platform/failure.ts'
import styles from './banner.module.css'
import { Icon, type IconName } from './icons.tsx'

export type BannerTone = 'info' | 'done' | 'due' | 'late'

const icons: Record<BannerTone, IconName> = {
  info: 'info',
  done: 'done',
  due: 'clock',
  late: 'late',
}

type BannerProps = {
  tone?: BannerTone
  title?: string
  /** It stands there from the beginning and need not be announced. */
  quiet?: boolean
  children?: ReactNode
}

export function Banner({ tone = 'info', title, quiet, children }: BannerProps) {
  const role = tone === 'late' ? 'alert' : 'status'
  return (
    <div className={`${styles.banner} ${styles[tone] ?? ''}`} role={quiet ? undefined : role}>
      <Icon name={icons[tone]} />
      <div className={styles.text}>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}

/** Nothing while all is well; else what happened, what was kept and what to do. */
export function Failure({ error, children }: { error: unknown; children?: ReactNode }) {
  if (!error) return null
  return (
    <Banner tone="late">
      {failureText(error)}
      {children}
    </Banner>
  )
}
