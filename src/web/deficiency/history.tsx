import type { Improvement } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './deficiency.module.css'

/** Every attempt with what was said of it, the newest last as on paper. */
export function History({ improvements }: { improvements: readonly Improvement[] }) {
  if (improvements.length === 0) return null
  return (
    <Section title={t('deficiency.history')}>
      <ol className={styles.history}>
        {improvements.map((improvement) => (
          <li key={improvement.id} className={styles.attempt}>
            <p className={styles.line}>
              <strong>{improvement.improvedByName}</strong>
              <span className={styles.soft}>{instantText(improvement.improvedAt)}</span>
            </p>
            <p className={styles.note}>{improvement.description}</p>
            <Photos files={improvement.files} />
            <Decision improvement={improvement} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Decision({ improvement: { decision, decidedByName, decidedAt, remark } }: { improvement: Improvement }) {
  if (!decision) return <StateMark tone="underWay">{t('deficiency.status.improved')}</StateMark>
  return (
    <div>
      <StateMark tone={decision === 'released' ? 'done' : 'attention'}>
        {t(`deficiency.decision.${decision}`)}
      </StateMark>
      <span className={styles.soft}>
        　{decidedByName}　{decidedAt && instantText(decidedAt)}
      </span>
      {remark && <p className={styles.note}>{remark}</p>}
    </div>
  )
}
