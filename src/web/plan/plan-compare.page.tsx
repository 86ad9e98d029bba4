import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Plan, PlanDetail } from '#domain/plan/plan.ts'
import type { PlanComparison } from '#domain/plan/plan-revision.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { AmendDialog } from './amend-dialog.tsx'
import { ClauseChanges } from './clause-changes.tsx'
import { FileDrop } from './file-drop.tsx'
import { planQuery } from './plan.queries.ts'

const route = getRouteApi('/plans/$planId/compare')

/** A file that was edited outside beside the plan: first what it changes, then the decision. */
export function PlanComparePage() {
  const { planId } = route.useParams()
  const { data: detail, error } = useQuery(planQuery(planId))
  const [found, setFound] = useState<PlanComparison | null>(null)
  const above = (
    <Link to="/plans/$planId" params={{ planId }}>
      {detail?.plan.title ?? t('place.plans')}
    </Link>
  )
  return (
    <Page title={t('plan.compare.title')} above={above} lead={t('plan.compare.lead')} wide>
      <Failure error={error} />
      {!detail && !error && <Skeleton />}
      {detail && (
        <Section title={t('plan.import.file')}>
          <FileDrop<PlanComparison> address="/plans/compare" fieldOf={() => ({ id: planId })} onRead={setFound} />
        </Section>
      )}
      {detail && found && <Found plan={detail.plan} found={found} onDrop={() => setFound(null)} />}
    </Page>
  )
}

type FoundProps = { plan: Plan; found: PlanComparison; onDrop: () => void }

function Found({ plan, found, onDrop }: FoundProps) {
  const isSame = found.changes.every(({ change, isMoved }) => change === 'same' && !isMoved)
  return (
    <Section title={t('plan.compare.changes')}>
      {found.notices.map((notice) => (
        <Banner key={notice} tone="due" quiet>
          {t(`file.notice.${notice}`)}
        </Banner>
      ))}
      <ClauseChanges changes={found.changes} running={found.running} />
      {!isSame && <Decision plan={plan} text={found.text} onDrop={onDrop} />}
    </Section>
  )
}

/** A draft is corrected; an issued plan is amended. */
function Decision({ plan, text, onDrop }: { plan: Plan; text: string; onDrop: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isAmending, setAmending] = useState(false)
  const take = useAction<PlanDetail>(async (detail) => {
    queries.setQueryData(planQuery(plan.id).queryKey, detail)
    await navigate({ to: '/plans/$planId', params: { planId: plan.id } })
  })
  const input = { id: plan.id, version: plan.version, text }
  return (
    <>
      <Failure error={take.error} />
      <Actions>
        {plan.status === 'draft' ? (
          <Button
            kind="main"
            isPending={take.isPending}
            onPress={() => take.mutate({ address: `/plans/${plan.id}/text`, input })}
          >
            {t('plan.compare.take')}
          </Button>
        ) : (
          <Button kind="main" onPress={() => setAmending(true)}>
            {t('plan.compare.amend')}
          </Button>
        )}
        <Button onPress={onDrop}>{t('plan.compare.drop')}</Button>
      </Actions>
      {isAmending && (
        <AmendDialog
          planId={plan.id}
          number={plan.amendmentNumber + 1}
          text={text}
          onClose={() => setAmending(false)}
        />
      )}
    </>
  )
}
