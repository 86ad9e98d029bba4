import type { DeficiencyDetail, DeficiencyStep } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './deficiency.module.css'

const tones: Record<DeficiencyStep['kind'], Tone> = {
  reported: 'underWay',
  handedOver: 'underWay',
  improving: 'underWay',
  improved: 'underWay',
  released: 'done',
  returned: 'attention',
  closed: 'done',
  extended: 'due',
  interim: 'standing',
  cost: 'standing',
}

/** Everything that happened, the newest last as on paper. */
export function Timeline({ detail: { deficiency, steps, openedByName } }: { detail: DeficiencyDetail }) {
  return (
    <Section title={t('deficiency.timeline')}>
      <ol className={styles.history}>
        <li className={styles.attempt}>
          <p className={styles.line}>
            <StateMark tone="attention">{t('deficiency.status.found')}</StateMark>
            <span className={styles.soft}>
              {dateText(deficiency.foundOn)}　{t(`deficiency.source.${deficiency.source}`)}　{openedByName}
            </span>
          </p>
        </li>
        {steps.map((step) => (
          <li key={step.id} className={styles.attempt}>
            <p className={styles.line}>
              <StateMark tone={tones[step.kind]}>{t(`deficiency.step.${step.kind}`)}</StateMark>
              <span className={styles.soft}>
                {instantText(step.at)}　{whoOf(step)}
              </span>
            </p>
            <StepWords step={step} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

const whoOf = ({ byName, byForName }: DeficiencyStep): string =>
  byForName ? t('deficiency.inPlaceOf', { deputy: byName, person: byForName }) : byName

function StepWords({ step: { detail, remark } }: { step: DeficiencyStep }) {
  const { from, until, amount } = detail
  return (
    <>
      {from && until && <p>{t('deficiency.fromUntil', { from: dateText(from), until: dateText(until) })}</p>}
      {amount !== undefined && <p>{t('deficiency.amountOf', { amount: amount.toLocaleString('en') })}</p>}
      {remark && <p className={styles.note}>{remark}</p>}
    </>
  )
}
