import type { PointFault, PointFaultCode } from '#domain/point/point.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './point.module.css'

const tones: Record<PointFaultCode, Tone> = {
  expired: 'late',
  expiresInPeriod: 'due',
  cameraKeepsTooFewDays: 'late',
  cameraUnclear: 'attention',
  cameraUnknown: 'waiting',
  withoutChecklist: 'waiting',
  notLookedAtThisPeriod: 'due',
}

export const faultText = ({ code, needed = 0, measure = 'holiday' }: PointFault): string =>
  code === 'cameraKeepsTooFewDays' ? t(`point.fault.${code}.${measure}`, { needed }) : t(`point.fault.${code}`)

export function PointFaultMarks({ faults }: { faults: readonly PointFault[] | null }) {
  if (faults === null) return <StateMark tone="nothing">{t('point.notShown')}</StateMark>
  if (faults.length === 0) return <StateMark tone="done">{t('point.inOrder')}</StateMark>
  return (
    <ul className={styles.faults}>
      {faults.map((fault) => (
        <li key={fault.code}>
          <StateMark tone={tones[fault.code]}>{faultText(fault)}</StateMark>
        </li>
      ))}
    </ul>
  )
}
