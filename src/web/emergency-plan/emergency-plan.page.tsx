import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { EmergencyPlanDetail } from '#domain/emergency-plan/emergency-plan.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { WithdrawButton } from '#web/platform/ui/withdraw-button.tsx'
import { CallTree } from './call-tree.tsx'
import { emergencyPlanQuery } from './emergency-plan.queries.ts'
import { EmergencyPlanDialog } from './emergency-plan-dialog.tsx'
import { TreeDrills } from './tree-drills.tsx'

export function EmergencyPlanPage() {
  const { planId } = useParams({ from: '/emergency-plans/$planId' })
  const { data: detail, error } = useQuery(emergencyPlanQuery(planId))
  return (
    <Page
      title={detail?.plan.title ?? t('place.emergencyPlans')}
      above={<Link to="/emergency-plans">{t('place.emergencyPlans')}</Link>}
      lead={detail && [detail.plan.issuedBy, t('target.restricted')].join('　')}
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton lines={8} />}
      {detail && <PlanBody detail={detail} />}
    </Page>
  )
}

/** Whom to call stands first: whoever opens it in earnest looks for that. */
function PlanBody({ detail }: { detail: EmergencyPlanDetail }) {
  const { plan } = detail
  const actor = useActing()
  const isKept = plan.withdrawnOn === null && mayKeep(actor, plan.unitId)
  return (
    <>
      {plan.withdrawnOn && (
        <Banner tone="due" quiet>
          {t('emergencyPlan.withdrawnOn', { date: dateText(plan.withdrawnOn) })}
        </Banner>
      )}
      <CallTree key={plan.version} detail={detail} isKept={isKept} />
      <TreeDrills detail={detail} isKept={isKept} />
      <PlanFacts detail={detail} />
      {isKept && <Keeping detail={detail} />}
    </>
  )
}

const PlanFacts = ({ detail: { plan, file, targets } }: { detail: EmergencyPlanDetail }) => (
  <Facts
    facts={[
      [t('emergencyPlan.versionLabel'), `${plan.versionLabel}　${dateText(plan.dated)}`],
      [
        t('emergencyPlan.file'),
        file && (
          <a key="file" href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
            {file.name}
          </a>
        ),
      ],
      [t('emergencyPlan.unit'), plan.unitName],
      [t('emergencyPlan.clause'), plan.clauseLabel && `${plan.clauseLabel}　${plan.planTitle}`],
      [
        t('emergencyPlan.targets'),
        targets.length > 0 &&
          targets.map(({ id, name }) => (
            <div key={id}>
              <Link to="/targets/$targetId" params={{ targetId: id }}>
                {name}
              </Link>
            </div>
          )),
      ],
      [t('emergencyPlan.remark'), plan.remark],
    ]}
  />
)

/** For those who keep it right. */
function Keeping({ detail: { plan, file } }: { detail: EmergencyPlanDetail }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <Actions>
      <Button onPress={() => setEditing(true)}>{t('emergencyPlan.edit')}</Button>
      <WithdrawButton
        address={`/emergency-plans/${plan.id}/withdraw`}
        version={plan.version}
        label={t('emergencyPlan.withdraw')}
        text={t('emergencyPlan.withdrawText')}
      />
      {isEditing && (
        <EmergencyPlanDialog key={plan.version} plan={plan} file={file} onClose={() => setEditing(false)} />
      )}
    </Actions>
  )
}
