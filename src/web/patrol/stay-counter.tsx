import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useEachSecond } from '#web/platform/use-now.ts'
import styles from './patrol.module.css'

/** Whole seconds since the arrival, counted by the second. */
export const useStay = (arrivedAt: string): number =>
  Math.max(0, Math.floor((useEachSecond().getTime() - Date.parse(arrivedAt)) / 1000))

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

export function StayCounter({ seconds, leastSeconds }: { seconds: number; leastSeconds: number }) {
  const left = leastSeconds - seconds
  return (
    <>
      <p className={styles.clock} role="timer" aria-label={t('patrol.stay')}>
        {clock(seconds)}
      </p>
      {left > 0 ? (
        <StateMark tone="due">{t('patrol.stayLeft', { seconds: left })}</StateMark>
      ) : (
        <StateMark tone="done">{t('patrol.stayEnough')}</StateMark>
      )}
    </>
  )
}
