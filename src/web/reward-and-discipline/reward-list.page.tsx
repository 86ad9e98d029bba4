import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanSummary } from '#domain/plan/plan.ts'
import { OutcomeParts } from '#web/outcome-report/outcome-parts.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { answerOf } from '#web/platform/queries.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { rewardProposalsQuery } from './reward.queries.ts'
import { RewardStateMark } from './reward-state.tsx'

const route = getRouteApi('/outcome/rewards')

/** That there are lists, and how far they are: whom they name stands behind a step of its own. */
export function RewardListPage() {
  const may = useMay()
  const { data: proposals, error } = useQuery(rewardProposalsQuery)
  return (
    <Page title={t('reward.title')} lead={t('reward.lead')} wide>
      <OutcomeParts />
      <Failure error={error} />
      {!proposals && !error && <Skeleton />}
      {proposals?.length === 0 && <EmptyState title={t('reward.empty')}>{t('reward.emptyText')}</EmptyState>}
      {proposals && proposals.length > 0 && (
        <DataTable
          caption={t('reward.title')}
          rows={proposals}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('reward.plan'),
              cell: ({ id, planTitle }) => (
                <Link to="/outcome/rewards/$proposalId" params={{ proposalId: id }}>
                  <strong>{planTitle}</strong>
                </Link>
              ),
            },
            { title: t('reward.state'), cell: (one) => <RewardStateMark proposal={one} /> },
            { title: t('reward.madeBy'), cell: ({ madeByName, madeAt }) => `${madeByName}　${instantText(madeAt)}` },
          ]}
        />
      )}
      {may('rewardProposal.start') && <Start />}
    </Page>
  )
}

function Start() {
  const navigate = useNavigate()
  const { planId: asked } = route.useSearch()
  const { data: plans, error } = useQuery(answerOf<PlanSummary[]>('/plans'))
  const issued = (plans ?? []).filter(({ status }) => status === 'issued' || status === 'closed')
  const [chosen, setChosen] = useState<string | null>(null)
  const planId = chosen ?? asked ?? issued[0]?.id
  const start = useAction<{ id: string }>(({ id }) =>
    navigate({ to: '/outcome/rewards/$proposalId', params: { proposalId: id } }),
  )
  if (error) return <Failure error={error} />
  if (!planId) return null
  return (
    <Section title={t('reward.start')}>
      <Select
        label={t('reward.plan')}
        options={issued.map(({ id, title }) => ({ value: id, label: title }))}
        value={planId}
        onChange={setChosen}
      />
      <Failure error={start.error} />
      <Actions>
        <Button
          kind="main"
          isPending={start.isPending}
          onPress={() =>
            start.mutate({
              address: `/plans/${planId}/reward-proposals`,
              input: { proposalId: newId(), replaces: null },
            })
          }
        >
          {t('reward.start')}
        </Button>
      </Actions>
    </Section>
  )
}
