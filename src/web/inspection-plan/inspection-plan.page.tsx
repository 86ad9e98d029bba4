import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { InspectionPlan, InspectionPlanDraft } from '#domain/inspection-plan/inspection-plan.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { WriteDocument } from '#web/official-document/write-document.tsx'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { Findings } from './findings.tsx'
import { inspectionPlanQuery } from './inspection-plan.queries.ts'
import { PlanForm } from './plan-form.tsx'
import { PlanStatusMark } from './plan-status-mark.tsx'
import { spanText } from './span-text.ts'
import { SubmitPlan } from './submit-plan.tsx'
import { Targets } from './targets.tsx'

export function InspectionPlanPage() {
  const { inspectionPlanId } = useParams({ from: '/checks/plans/$inspectionPlanId' })
  const { data: plan, error } = useQuery(inspectionPlanQuery(inspectionPlanId))
  return (
    <Page
      wide
      title={plan?.title ?? t('inspectionPlan.title')}
      above={<Link to="/checks/plans">{t('inspectionPlan.title')}</Link>}
      lead={plan && <PlanStatusMark status={plan.status} />}
      actions={plan?.status === 'approved' && <Acts plan={plan} />}
    >
      <Failure error={error} />
      {!plan && !error && <Skeleton lines={8} />}
      {plan && <PlanBody key={plan.version} plan={plan} />}
    </Page>
  )
}

function Acts({ plan: { id, planId } }: { plan: InspectionPlan }) {
  const may = useMay()
  return (
    <>
      {planId && may('comparison.show') && (
        <Link to="/checks/comparison" search={{ planId }} className={buttonClass()}>
          {t('comparison.title')}
        </Link>
      )}
      <WriteDocument occasions={['inspectionMemo']} sourceIds={[id]} />
      <DocumentLinks address={`/inspection-plans/${id}/record`} />
    </>
  )
}

function PlanBody({ plan }: { plan: InspectionPlan }) {
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const isDraft = plan.status === 'draft' && may('inspectionPlan.save')
  if (isEditing)
    return <PlanForm initial={draftOf(plan)} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} />
  return (
    <>
      {plan.returnRemark && (
        <Banner tone="due" title={t('inspectionPlan.returned')}>
          {plan.returnRemark}
        </Banner>
      )}
      <PlanFacts plan={plan} />
      <ApprovalPanel kind="inspectionPlan" subjectId={plan.id} />
      <Targets plan={plan} />
      <Findings plan={plan} />
      {isDraft && (
        <>
          <div>
            <Button onPress={() => setEditing(true)}>{t('inspectionPlan.edit')}</Button>
          </div>
          <SubmitPlan plan={plan} />
        </>
      )}
    </>
  )
}

const names = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join(t('web.comma'))

const PlanFacts = ({ plan }: { plan: InspectionPlan }) => (
  <Facts
    facts={[
      [t('inspectionPlan.kind'), t(`inspectionPlan.kind.${plan.kind}`)],
      [t('inspectionPlan.dates'), spanText(plan)],
      [t('inspectionPlan.notice'), t(plan.announced ? 'inspectionPlan.isAnnounced' : 'inspectionPlan.isUnannounced')],
      [
        t('inspectionPlan.plan'),
        plan.planId && (
          <Link to="/plans/$planId" params={{ planId: plan.planId }}>
            {[plan.planTitle, plan.clauseLabel].filter(Boolean).join('　')}
          </Link>
        ),
      ],
      [
        t('draw.title'),
        plan.drawId && (
          <Link to="/checks/draws/$drawId" params={{ drawId: plan.drawId }}>
            {plan.drawTitle}
          </Link>
        ),
      ],
      [t('inspectionPlan.inspectors'), names(plan.inspectors)],
      [t('inspectionPlan.jointUnits'), names(plan.jointUnits)],
      [t('inspectionPlan.madeBy'), plan.madeByName],
      [
        t('inspectionPlan.approvedBy'),
        plan.approvedAt && [plan.approvedByName, instantText(plan.approvedAt)].filter(Boolean).join('　'),
      ],
      [t('inspectionPlan.remark'), plan.remark],
      [
        t('inspectionPlan.hidden'),
        plan.announced ? null : t('inspectionPlan.hiddenUntil', { date: dateText(plan.fromDate) }),
      ],
    ]}
  />
)

const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id)

const draftOf = (plan: InspectionPlan): InspectionPlanDraft => ({
  id: plan.id,
  version: plan.version,
  kind: plan.kind,
  title: plan.title,
  planId: plan.planId,
  clauseId: plan.clauseId,
  drawId: plan.drawId,
  fromDate: plan.fromDate,
  toDate: plan.toDate,
  announced: plan.announced,
  remark: plan.remark,
  inspectorIds: idsOf(plan.inspectors),
  jointUnitIds: idsOf(plan.jointUnits),
  targets: plan.targets.map(({ id, unitId, checklistId }) => ({ id, unitId, checklistId })),
})
