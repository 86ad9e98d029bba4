import type { ReadinessSignature } from '#domain/readiness/readiness.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './readiness.module.css'

/** Who signed for what, and whether things are still as they were then. */
export function Signature({ signature }: { signature: ReadinessSignature }) {
  const { level, remark, signedByName, signedAt, state, stateHash, hasChanged } = signature
  return (
    <div className={styles.signed}>
      <StateMark tone={hasChanged ? 'attention' : 'done'}>
        {t(hasChanged ? 'readiness.signedButChanged' : 'readiness.signed')}
      </StateMark>
      <span>{t('readiness.signedBy', { name: signedByName, time: instantText(signedAt) })}</span>
      {remark && <span>{t('readiness.conditions', { remark })}</span>}
      <details>
        <summary>{t('readiness.asSigned')}</summary>
        <LevelMark level={level} />
        <ul>
          {state.units.flatMap(({ unitName, reasons }) =>
            reasons.map(({ code, subjectId, name }) => (
              <li key={`${code}-${subjectId}`}>
                {unitName}　{t(`readiness.reason.${code}`)}：{name}
              </li>
            )),
          )}
        </ul>
        <span className={styles.hash}>{t('readiness.hash', { hash: stateHash })}</span>
      </details>
    </div>
  )
}
