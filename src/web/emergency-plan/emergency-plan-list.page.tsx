import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EmergencyPlan } from '#domain/emergency-plan/emergency-plan.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { emergencyPlansQuery } from './emergency-plan.queries.ts'
import { EmergencyPlanDialog } from './emergency-plan-dialog.tsx'

const route = getRouteApi('/emergency-plans')

/** By which plans is acted when it happens, and who calls whom? */
export function EmergencyPlanListPage() {
  const may = useMay()
  const isWithdrawn = route.useSearch().withdrawn === 'yes'
  const [isAdding, setAdding] = useState(false)
  const { data: plans, error } = useQuery(emergencyPlansQuery(isWithdrawn))
  return (
    <Page
      wide
      title={t('place.emergencyPlans')}
      lead={
        <>
          {t('emergencyPlan.lead')} {t('target.restrictedText')}
        </>
      }
      actions={
        <>
          <Link to="/targets" className={buttonClass()}>
            {t('place.targets')}
          </Link>
          {may('emergencyPlan.add') && (
            <Button kind="main" icon="add" onPress={() => setAdding(true)}>
              {t('emergencyPlan.add')}
            </Button>
          )}
        </>
      }
    >
      <Failure error={error} />
      {!plans && !error && <Skeleton lines={6} />}
      {plans && plans.length > 0 && <PlanTable plans={plans} />}
      {plans?.length === 0 && <EmptyState title={t('emergencyPlan.empty')}>{t('emergencyPlan.emptyText')}</EmptyState>}
      {may('emergencyPlan.add') && (
        <div>
          <Link to="/emergency-plans" search={isWithdrawn ? {} : { withdrawn: 'yes' }} className={buttonClass('quiet')}>
            {isWithdrawn ? t('target.showCurrent') : t('target.showWithdrawn')}
          </Link>
        </div>
      )}
      {isAdding && <EmergencyPlanDialog plan={null} file={null} onClose={() => setAdding(false)} />}
    </Page>
  )
}

const PlanTable = ({ plans }: { plans: readonly EmergencyPlan[] }) => (
  <DataTable
    caption={t('place.emergencyPlans')}
    rows={plans}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('emergencyPlan.title'),
        cell: ({ id, title }) => (
          <Link to="/emergency-plans/$planId" params={{ planId: id }}>
            {title}
          </Link>
        ),
      },
      { title: t('emergencyPlan.issuedBy'), cell: ({ issuedBy }) => issuedBy },
      {
        title: t('emergencyPlan.versionLabel'),
        cell: ({ versionLabel, dated }) => `${versionLabel}　${dateText(dated)}`,
      },
      { title: t('emergencyPlan.unit'), cell: ({ unitName }) => unitName },
      { title: t('emergencyPlan.called'), cell: ({ called }) => called, align: 'end' },
    ]}
  />
)
