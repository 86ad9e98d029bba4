import type { ContractorFault } from '#domain/contractor/contractor.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './contractor.module.css'

export const FaultMarks = ({ faults }: { faults: readonly ContractorFault[] }) => (
  <span className={styles.marks}>
    {faults.length === 0 && <StateMark tone="done">{t('contractor.complete')}</StateMark>}
    {faults.map((fault) => (
      <StateMark key={fault} tone={fault === 'paperExpired' ? 'late' : 'due'}>
        {t(`contractor.fault.${fault}`)}
      </StateMark>
    ))}
  </span>
)
