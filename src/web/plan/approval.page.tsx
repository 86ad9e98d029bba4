import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Duty } from '#domain/duty/duty.ts'
import type { Plan, PlanDetail } from '#domain/plan/plan.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { ApiProblem } from '#web/platform/api.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
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
        <Banner tone="due" title={t('problem.plan.changed_since_shown')}>
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
      {!isStale && plan.status === 'submitted' && <Decision plan={plan} />}
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

function Decision({ plan }: { plan: Plan }) {
  const may = useMay()
  const { person } = useSession()
  const [isReturning, setReturning] = useState(false)
  const approve = useAction<Plan>()
  if (!may('plan.approve')) return <Banner>{t('plan.approval.waiting')}</Banner>
  if (plan.submittedBy === person.id) return <Banner tone="due">{t('problem.plan.own_approval')}</Banner>
  const input = { id: plan.id, contentHash: plan.contentHash }
  const isChanged = approve.error instanceof ApiProblem && approve.error.code === 'plan.changed_since_shown'
  return (
    <section className={styles.decision} aria-label={t('plan.approval.decision')}>
      <p>{t('plan.approval.means')}</p>
      <p className={styles.hash}>{t('plan.approval.hash', { hash: plan.contentHash?.slice(0, 16) ?? '' })}</p>
      <Failure error={approve.error}>
        {isChanged && <Button onPress={() => window.location.reload()}>{t('plan.approval.showNew')}</Button>}
      </Failure>
      <Actions>
        <Button
          kind="main"
          isPending={approve.isPending}
          onPress={() => approve.mutate({ address: `/plans/${plan.id}/approve`, input })}
        >
          {t('plan.approval.approve')}
        </Button>
        <Button onPress={() => setReturning(true)}>{t('plan.approval.return')}</Button>
      </Actions>
      {isReturning && <ReturnDialog plan={plan} onClose={() => setReturning(false)} />}
    </section>
  )
}

function ReturnDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const [remark, setRemark] = useState('')
  const giveBack = useAction<Plan>(onClose)
  return (
    <Dialog title={t('plan.approval.return')} isOpen onClose={onClose}>
      <TextArea
        label={t('plan.approval.remark')}
        description={t('plan.approval.remarkText')}
        isRequired
        autoFocus
        maxLength={500}
        value={remark}
        onChange={setRemark}
      />
      <Failure error={giveBack.error} />
      <Actions>
        <Button
          kind="main"
          isDisabled={!remark.trim()}
          isPending={giveBack.isPending}
          onPress={() => giveBack.mutate({ address: `/plans/${plan.id}/return`, input: { id: plan.id, remark } })}
        >
          {t('plan.approval.return')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
