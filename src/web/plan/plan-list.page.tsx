import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PlanSummary } from '#domain/plan/plan.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { yearText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { plansQuery } from './plan.queries.ts'
import { occasionText, periodText } from './plan-facts.tsx'

const tones: Record<PlanSummary['status'], Tone> = {
  draft: 'underWay',
  submitted: 'due',
  issued: 'standing',
  closed: 'done',
}

const BeginLinks = () => (
  <>
    <Link to="/plans/import" className={buttonClass('main')}>
      <Icon name="add" />
      {t('plan.import.open')}
    </Link>
    <Link to="/plans/from-model" className={buttonClass()}>
      <Icon name="plan" />
      {t('plan.model.open')}
    </Link>
  </>
)

export function PlanListPage() {
  const may = useMay()
  const { data: plans, error } = useQuery(plansQuery)
  const mayImport = may('plan.import')
  return (
    <Page
      title={t('place.plans')}
      actions={
        <>
          {may('standingDuty.year') && (
            <Link to="/standing-duties" className={buttonClass()}>
              {t('place.standingDuties')}
            </Link>
          )}
          {mayImport && plans?.length ? <BeginLinks /> : null}
        </>
      }
      wide
    >
      <Failure error={error} />
      {!plans && !error && <Skeleton />}
      {plans?.length === 0 && (
        <EmptyState title={t('plan.list.empty')}>
          <p>{t(mayImport ? 'plan.list.emptyText' : 'plan.list.emptyOther')}</p>
          {mayImport && <BeginLinks />}
        </EmptyState>
      )}
      {plans && plans.length > 0 && <PlanTable plans={plans} />}
    </Page>
  )
}

const PlanTable = ({ plans }: { plans: PlanSummary[] }) => (
  <DataTable
    caption={t('place.plans')}
    rows={plans}
    keyOf={(plan) => plan.id}
    columns={[
      {
        title: t('plan.header.name'),
        cell: (plan) => (
          <Link to="/plans/$planId" params={{ planId: plan.id }}>
            <strong>{plan.title}</strong>
          </Link>
        ),
      },
      { title: t('plan.header.year'), cell: (plan) => (plan.rocYear ? yearText(plan.rocYear) : '–') },
      { title: t('plan.header.occasion'), cell: occasionText },
      { title: t('plan.header.period'), cell: periodText },
      {
        title: t('plan.list.status'),
        cell: (plan) => <StateMark tone={tones[plan.status]}>{nameOf('plan.status', plan.status)}</StateMark>,
      },
    ]}
  />
)
