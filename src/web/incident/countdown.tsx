import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { dueText } from '#web/route/route-words.ts'
import styles from './incident.module.css'
import { spanText } from './span-text.ts'

const minuteMs = 60_000

/** Half an hour before, or in the last quarter of a shorter time. */
const isNear = (left: number, whole: number): boolean => left <= Math.min(30 * minuteMs, whole / 4)

type CountdownProps = { startedAt: string | null; dueAt: string; isLate: boolean; now: Date }

/** Time that is left or over, by the second: amber when it is near, crimson when it is over, always in words. */
export function Countdown({ startedAt, dueAt, isLate, now }: CountdownProps) {
  const left = Date.parse(dueAt) - now.getTime()
  const whole = startedAt ? Date.parse(dueAt) - Date.parse(startedAt) : 4 * 30 * minuteMs
  const tone: Tone = isLate ? 'late' : isNear(left, whole) ? 'due' : 'waiting'
  const words = left >= 0 ? t('incident.left', { span: spanText(left) }) : t('incident.over', { span: spanText(-left) })
  return (
    <span className={styles.countdown} role="timer" title={dueText(dueAt)}>
      <StateMark tone={tone}>{left < 0 && !isLate ? t('incident.atOnce') : words}</StateMark>
    </span>
  )
}
