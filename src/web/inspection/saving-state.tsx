import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './saving-state.module.css'
import type { Saving } from './use-draft.ts'

/** Whether the server has it; until then it is kept on the device. */
export function SavingState({ saving }: { saving: Saving }) {
  return (
    <span className={styles.saving} role="status">
      {saving.state === 'failed' || saving.state === 'keptHere' ? (
        <StateMark tone="due">
          <span className={styles.text}>
            {saving.state === 'failed' ? failureText(saving.error) : t('inspection.keptHere')}
          </span>
        </StateMark>
      ) : (
        <StateMark tone={saving.state === 'saved' ? 'done' : 'underWay'}>{t(`inspection.${saving.state}`)}</StateMark>
      )}
    </span>
  )
}
