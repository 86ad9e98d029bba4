import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PlanSummary } from '#domain/plan/plan.ts'
import { periodText } from '#web/plan/plan-facts.tsx'
import { nameOf, t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { OutcomeParts } from './outcome-parts.tsx'

export function OutcomeReportListPage() {
  const { data: plans, error } = useQuery(answerOf<PlanSummary[]>('/plans'))
  const reported = plans?.filter(({ status }) => status === 'issued' || status === 'closed')
  return (
    <Page title={t('place.outcome')} lead={t('outcome.lead')} wide>
      <OutcomeParts />
      <Failure error={error} />
      {!plans && !error && <Skeleton />}
      {reported?.length === 0 && <EmptyState title={t('outcome.empty')}>{t('outcome.emptyText')}</EmptyState>}
      {reported && reported.length > 0 && (
        <DataTable
          caption={t('place.outcome')}
          rows={reported}
          keyOf={(plan) => plan.id}
          columns={[
            {
              title: t('plan.header.name'),
              cell: (plan) => (
                <Link to="/outcome/$planId" params={{ planId: plan.id }}>
                  <strong>{plan.title}</strong>
                </Link>
              ),
            },
            { title: t('plan.header.period'), cell: periodText },
            {
              title: t('plan.list.status'),
              cell: ({ status }) => (
                <StateMark tone={status === 'closed' ? 'done' : 'standing'}>{nameOf('plan.status', status)}</StateMark>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}
