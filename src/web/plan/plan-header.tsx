import { useState } from 'react'
import type { Clause, Plan } from '#domain/plan/plan.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { PlanCorrectionDialog } from './plan-correction.tsx'
import { PlanFacts } from './plan-facts.tsx'
import styles from './plan-header.module.css'

/** The header of a draft: what was read, what looks wrong in it, and the way to set it right. */
export function DraftHeader({ plan, clauses }: { plan: Plan; clauses: readonly Clause[] }) {
  const [isOpen, setOpen] = useState(false)
  const general = plan.warnings.filter(({ clause }) => !clauses.some(({ label }) => label === clause))
  return (
    <section className={styles.header} aria-label={t('plan.header.title')}>
      <div className={styles.line}>
        <PlanFacts plan={plan} />
        <Button onPress={() => setOpen(true)}>{t('plan.header.correct')}</Button>
      </div>
      {plan.returnRemark && (
        <Banner tone="due" title={t('plan.review.returned')}>
          {plan.returnRemark}
        </Banner>
      )}
      {plan.previousPlanId && plan.periodStart && (
        <Banner title={t('plan.nextYear.suggestion')}>{t('plan.nextYear.suggestionText')}</Banner>
      )}
      {general.map((warning, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and their order never changes
        <Banner key={index} tone="due" title={nameOf('plan.warning', warning.code)}>
          {warning.message}
        </Banner>
      ))}
      <Inheritance plan={plan} />
      {isOpen && <PlanCorrectionDialog plan={plan} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** What a plan made from last year's brings along: law that has changed, and what went wrong. */
function Inheritance({ plan }: { plan: Plan }) {
  const { citationChanges, lessons } = plan
  return (
    <>
      {citationChanges.length > 0 && (
        <details className={styles.inherited} open>
          <summary>{t('plan.nextYear.citations', { count: citationChanges.length })}</summary>
          <ul>
            {citationChanges.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and their order never changes
              <li key={index}>
                {change.clauseLabel && <strong>{change.clauseLabel}　</strong>}
                <del>{change.before}</del> → <ins>{change.after}</ins>
                <small>{t('plan.nextYear.since', { date: dateText(change.since), source: change.source })}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {lessons.length > 0 && (
        <details className={styles.inherited} open={lessons.length <= 6}>
          <summary>{t('plan.nextYear.lessons', { count: lessons.length })}</summary>
          <ul>
            {lessons.map((lesson, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and their order never changes
              <li key={index}>
                <strong>{nameOf('plan.lesson', lesson.kind)}　</strong>
                {lesson.clauseLabel}　{lesson.what}
                {lesson.count > 1 && <small>{t('plan.nextYear.times', { count: lesson.count })}</small>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
