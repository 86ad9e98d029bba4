import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'
import styles from './state-mark.module.css'

/** How a state looks. Colour never stands alone: each tone has its icon, and the word stands beside it. */
export type Tone = 'done' | 'due' | 'late' | 'attention' | 'underWay' | 'waiting' | 'standing' | 'nothing'

const icons: Record<Tone, IconName> = {
  done: 'done',
  due: 'clock',
  late: 'late',
  attention: 'attention',
  underWay: 'underWay',
  waiting: 'waiting',
  standing: 'standing',
  nothing: 'nothing',
}

export const iconOf = (tone: Tone): IconName => icons[tone]

export function StateMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`${styles.mark} ${styles[tone] ?? ''}`}>
      <Icon name={icons[tone]} size={16} />
      {children}
    </span>
  )
}
