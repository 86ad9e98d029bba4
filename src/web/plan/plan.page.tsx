import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { PlanSummary } from '#domain/plan/plan.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { planQuery, plansQuery } from './plan.queries.ts'

const ReviewPage = lazy(() => import('./review.page.tsx'))
const ApprovalPage = lazy(() => import('./approval.page.tsx'))
const LivePage = lazy(() => import('./live.page.tsx'))

const route = getRouteApi('/plans/$planId')

/** One address for a plan through its whole life: reviewed, approved, then alive. */
export function PlanPage() {
  const { planId } = route.useParams()
  const { data: plans, error } = useQuery(plansQuery)
  const summary = plans?.find((plan) => plan.id === planId)
  if (!plans && !error) return <Waiting />
  if (summary?.status === 'issued' || summary?.status === 'closed')
    return (
      <Suspense fallback={<Waiting />}>
        <LivePage key={planId} planId={planId} />
      </Suspense>
    )
  return <Unissued key={planId} planId={planId} status={summary?.status} />
}

const Waiting = () => (
  <Page title={t('place.plans')} wide>
    <Skeleton lines={8} />
  </Page>
)

function Unissued({ planId, status }: { planId: string; status: PlanSummary['status'] | undefined }) {
  const may = useMay()
  const { data: detail, error } = useQuery({ ...planQuery(planId), staleTime: status ? 15_000 : 0 })
  if (!detail)
    return error ? (
      <Page title={t('place.plans')}>
        <Failure error={error} />
      </Page>
    ) : (
      <Waiting />
    )
  const isReviewed = detail.plan.status === 'draft' && may('duty.accept')
  return (
    <Suspense fallback={<Waiting />}>
      {isReviewed ? <ReviewPage detail={detail} /> : <ApprovalPage detail={detail} />}
    </Suspense>
  )
}
