import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { inspectionPlansQuery } from './inspection-plan.queries.ts'
import { PlanStatusMark } from './plan-status-mark.tsx'
import { spanText } from './span-text.ts'

export function InspectionPlanListPage() {
  const may = useMay()
  const { data: plans, error } = useQuery(inspectionPlansQuery)
  return (
    <Page
      wide
      title={t('inspectionPlan.title')}
      lead={t('inspectionPlan.lead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
      actions={
        <>
          <Link to="/checks/draws" className={buttonClass()}>
            {t('draw.title')}
          </Link>
          {may('logReview.list') && (
            <Link to="/checks/log-reviews" className={buttonClass()}>
              {t('logReview.title')}
            </Link>
          )}
          {may('logFinding.list') && !may('logReview.list') && (
            <Link to="/checks/log-reviews/findings" className={buttonClass()}>
              {t('logFinding.title')}
            </Link>
          )}
          {may('inspectionPlan.save') && (
            <Link to="/checks/plans/new" className={buttonClass('main')}>
              <Icon name="add" />
              {t('inspectionPlan.new')}
            </Link>
          )}
        </>
      }
    >
      <Failure error={error} />
      {!plans && !error && <Skeleton />}
      {plans?.length === 0 && (
        <EmptyState title={t('inspectionPlan.empty')}>{t('inspectionPlan.emptyText')}</EmptyState>
      )}
      {plans && plans.length > 0 && (
        <DataTable
          caption={t('inspectionPlan.title')}
          rows={plans}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('inspectionPlan.name'),
              cell: ({ id, title }) => (
                <Link to="/checks/plans/$inspectionPlanId" params={{ inspectionPlanId: id }}>
                  {title}
                </Link>
              ),
            },
            { title: t('inspectionPlan.kind'), cell: ({ kind }) => t(`inspectionPlan.kind.${kind}`) },
            { title: t('inspectionPlan.dates'), cell: spanText },
            { title: t('inspectionPlan.state'), cell: ({ status }) => <PlanStatusMark status={status} /> },
            {
              title: t('inspectionPlan.progress'),
              cell: ({ done, targets }) => t('inspectionPlan.doneOf', { done, targets }),
            },
          ]}
        />
      )}
    </Page>
  )
}
