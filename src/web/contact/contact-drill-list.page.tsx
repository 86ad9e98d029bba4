import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContactDrill, ContactDrillSummary } from '#domain/contact/contact-drill.ts'
import { plansQuery } from '#web/plan/plan.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { contactDrillsQuery } from './contact.queries.ts'

/** The test calls before each period. */
export function ContactDrillListPage() {
  const may = useMay()
  const { data: drills, error } = useQuery(contactDrillsQuery)
  return (
    <Page
      wide
      title={t('contact.drill')}
      lead={t('contact.drill.lead')}
      above={<Link to="/contacts">{t('place.contacts')}</Link>}
    >
      {may('contactDrill.start') && drills && <StartDrill drills={drills} />}
      <Failure error={error} />
      {!drills && !error && <Skeleton lines={4} />}
      {drills?.length === 0 && <EmptyState title={t('contact.drill.empty')}>{t('contact.drill.emptyText')}</EmptyState>}
      {drills && drills.length > 0 && <DrillTable drills={drills} />}
    </Page>
  )
}

function StartDrill({ drills }: { drills: readonly ContactDrillSummary[] }) {
  const navigate = useNavigate()
  const { data: plans, error } = useQuery(plansQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const start = useAction<ContactDrill>(({ id }) =>
    navigate({ to: '/contacts/drills/$drillId', params: { drillId: id } }),
  )
  const isRunning = (planId: string) => drills.some((drill) => drill.planId === planId && drill.endedAt === null)
  const open = plans?.filter(({ id, status }) => status === 'issued' && !isRunning(id)) ?? []
  const planId = chosen ?? open[0]?.id
  if (plans && open.length === 0) return drills.length > 0 ? null : <p>{t('contact.drill.noPlan')}</p>
  return (
    <Form
      label={t('contact.drill.start')}
      onSubmit={() => planId && start.mutate({ address: '/contact-drills', input: { id: newId(), planId } })}
    >
      <Select
        label={t('contact.drill.plan')}
        value={planId ?? ''}
        options={open.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setChosen}
      />
      <Failure error={error ?? start.error} />
      <Actions>
        <Button type="submit" kind="main" isDisabled={!planId} isPending={start.isPending}>
          {t('contact.drill.start')}
        </Button>
      </Actions>
    </Form>
  )
}

const DrillTable = ({ drills }: { drills: readonly ContactDrillSummary[] }) => (
  <DataTable
    caption={t('contact.drill')}
    rows={drills}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('contact.drill.plan'),
        cell: ({ id, planTitle }) => (
          <Link to="/contacts/drills/$drillId" params={{ drillId: id }}>
            {planTitle}
          </Link>
        ),
      },
      {
        title: t('contact.drill.started'),
        cell: ({ startedAt, startedByName }) => `${instantText(startedAt)}　${startedByName}`,
      },
      {
        title: t('contact.drill.ended'),
        cell: ({ endedAt }) =>
          endedAt ? instantText(endedAt) : <StateMark tone="underWay">{t('contact.drill.underWay')}</StateMark>,
      },
      {
        title: t('contact.drill.answered'),
        cell: ({ answered, size }) => t('contact.drill.answeredOf', { answered, size }),
      },
    ]}
  />
)
