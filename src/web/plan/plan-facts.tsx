import type { ReactNode } from 'react'
import { daysBetween } from '#domain/date.ts'
import type { Basis } from '#domain/plan/compiled-plan.ts'
import type { Plan, PlanSummary } from '#domain/plan/plan.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { dateText, yearText } from '#web/platform/roc-date.ts'
import styles from './plan-header.module.css'

export const occasionText = ({ occasion }: Pick<PlanSummary, 'occasion'>): string =>
  occasion ? nameOf('plan.occasion', occasion) : t('plan.header.missing')

export function periodText({ periodStart, periodEnd }: Pick<PlanSummary, 'periodStart' | 'periodEnd'>): string {
  if (!periodStart || !periodEnd) return t('plan.header.missing')
  const days = daysBetween(periodStart, periodEnd) + 1
  return t('plan.header.periodText', { start: dateText(periodStart), end: dateText(periodEnd), days })
}

const basisText = ({ kind, title, date, number }: Basis): string =>
  [nameOf('plan.basis', kind), title, date && dateText(date), number].filter(Boolean).join('　')

const Basics = ({ basis }: { basis: readonly Basis[] }) => (
  <details className={styles.basis}>
    <summary>{t('plan.header.basisCount', { count: basis.length })}</summary>
    <ul>
      {basis.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and their order never changes
        <li key={index}>{basisText(one)}</li>
      ))}
    </ul>
  </details>
)

/** Whose plan, of which year and occasion, for which days, on what it rests. */
export function PlanFacts({ plan }: { plan: Plan }) {
  return (
    <dl className={styles.facts}>
      <Fact name={t('plan.header.agency')}>{plan.agencyName}</Fact>
      <Fact name={t('plan.header.year')}>{plan.rocYear ? yearText(plan.rocYear) : t('plan.header.missing')}</Fact>
      <Fact name={t('plan.header.occasion')}>{occasionText(plan)}</Fact>
      <Fact name={t('plan.header.period')}>{periodText(plan)}</Fact>
      <Fact name={t('plan.header.basis')}>{plan.basis.length > 0 ? <Basics basis={plan.basis} /> : t('web.none')}</Fact>
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
