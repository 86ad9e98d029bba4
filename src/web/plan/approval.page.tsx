import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Duty } from '#domain/duty/duty.ts'
import type { Plan, PlanDetail } from '#domain/plan/plan.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { AmendmentEffect } from './amendment-effect.tsx'
import styles from './approval.module.css'
import { blocksOf } from './plan-document.ts'
import { PlanFacts } from './plan-facts.tsx'
import { PlanPaper } from './plan-paper.tsx'
import { PlanFiles } from './plan-ways.tsx'

const noParts = new Map()

/** What the plan orders and of whom, to be approved exactly as it is shown here. */
export default function ApprovalPage({ detail }: { detail: PlanDetail }) {
  const [shown, setShown] = useState(detail)
  const isStale = detail.plan.contentHash !== shown.plan.contentHash || detail.plan.status !== shown.plan.status
  const { plan, clauses } = shown
  const accepted = shown.duties.filter((duty) => duty.status === 'accepted')
  const blocks = useMemo(() => blocksOf(plan.sourceText, clauses, []), [plan.sourceText, clauses])
  return (
    <Page
      title={plan.title}
      above={<Link to="/plans">{t('place.plans')}</Link>}
      lead={leadOf(plan)}
      actions={<PlanFiles planId={plan.id} />}
    >
      {isStale && (
        <Banner tone="due" title={t('problem.approval.changed_since_shown')}>
          <Button onPress={() => setShown(detail)}>{t('plan.approval.showNew')}</Button>
        </Banner>
      )}
      <PlanFacts plan={plan} />
      {plan.amendsId !== null && <AmendmentEffect plan={plan} amendsId={plan.amendsId} />}
      <Section title={t('plan.approval.orders', { count: accepted.length })}>
        <ByUnit duties={accepted} clauses={clauses} />
      </Section>
      <Section title={t('plan.approval.text')}>
        <details className={styles.text}>
          <summary>{t('plan.approval.openText')}</summary>
          <PlanPaper label={t('plan.paper')} blocks={blocks} parts={noParts} current={null} />
        </details>
      </Section>
      {!isStale && (
        <ApprovalPanel
          kind="plan"
          subjectId={plan.id}
          means={t('plan.approval.means')}
          {...(plan.contentHash && { shownHash: plan.contentHash })}
        />
      )}
    </Page>
  )
}

const leadOf = (plan: Plan): string =>
  plan.status === 'closed'
    ? t('plan.amend.over')
    : plan.status === 'submitted'
      ? t('plan.approval.lead')
      : t('plan.approval.draft')

type ByUnitProps = { duties: readonly Duty[]; clauses: PlanDetail['clauses'] }

function ByUnit({ duties, clauses }: ByUnitProps) {
  const { units, nameOfUnit } = useUnits()
  const known = [...new Set([...units.map((unit) => unit.id), ...duties.flatMap((duty) => duty.unitIds)])]
  const labelOf = (id: string) => clauses.find((clause) => clause.id === id)?.label
  return (
    <ul className={styles.units}>
      {known.map((id) => {
        const own = duties.filter((duty) => duty.unitIds.includes(id))
        return own.length === 0 ? null : (
          <li key={id}>
            <details>
              <summary>
                <strong>{nameOfUnit(id)}</strong>
                <span>{t('plan.approval.unitCount', { count: own.length })}</span>
              </summary>
              <ol className={styles.duties}>
                {own.map((duty) => (
                  <li key={duty.id}>
                    <span className={styles.label}>{labelOf(duty.clauseId)}</span>
                    <span>
                      {duty.what}
                      <small>
                        {nameOf('duty.timing', duty.timing)}　{nameOf('duty.evidence', duty.evidence)}
                      </small>
                    </span>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        )
      })}
    </ul>
  )
}
