import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ShiftPattern } from '#domain/roster/shift.ts'
import { plansQuery } from '#web/plan/plan.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { PatternFields } from './pattern-fields.tsx'
import { rostersQuery } from './roster.queries.ts'

const everybody = { unitIds: [], personIds: [] }

/** As most offices have it: somebody in the daytime of days off, somebody every night. */
const usual = (): ShiftPattern[] => [
  {
    ...{ name: t('roster.usual.day'), place: t('roster.usual.place'), from: '08:00', until: '17:30', days: 'daysOff' },
    ...{ people: 1, pool: everybody, isReleased: false },
  },
  {
    ...{
      name: t('roster.usual.night'),
      place: t('roster.usual.place'),
      from: '17:30',
      until: '22:00',
      days: 'everyDay',
    },
    ...{ people: 1, pool: everybody, isReleased: false },
  },
]

/** For which plan, by which shifts. */
export function RosterNewPage() {
  const navigate = useNavigate()
  const { person } = useSession()
  const { data: plans, error } = useQuery(plansQuery)
  const { data: rosters } = useQuery(rostersQuery)
  const { data: agency } = useQuery(agencyQuery)
  const [id] = useState(newId)
  const [chosenPlan, setPlan] = useState('')
  const [inChargeId, setInCharge] = useState(person.id)
  const [patterns, setPatterns] = useState(usual)
  const [isTried, setTried] = useState(false)
  const save = useAction(() => navigate({ to: '/watch/roster/$rosterId', params: { rosterId: id } }))
  const taken = new Set(rosters?.map(({ planId }) => planId))
  const open = plans?.filter((plan) => plan.status === 'issued' && !taken.has(plan.id)) ?? []
  const planId = chosenPlan || (open[0]?.id ?? '')
  const send = () => {
    setTried(true)
    if (patterns.every((pattern) => ShiftPattern.safeParse(pattern).success))
      save.mutate({ method: 'PUT', address: `/rosters/${id}`, input: { planId, inChargeId, patterns, version: 0 } })
  }
  const people = (agency?.people ?? []).map(({ id: value, name, title }) => ({ value, label: `${name}　${title}` }))
  return (
    <Page
      title={t('roster.new')}
      lead={t('roster.newLead')}
      above={<Link to="/watch/roster">{t('place.rosters')}</Link>}
    >
      <Failure error={error} />
      {plans && rosters && open.length === 0 && (
        <EmptyState title={t('roster.noPlan')}>{t('roster.noPlanText')}</EmptyState>
      )}
      {open.length > 0 && (
        <Form label={t('roster.new')} onSubmit={send}>
          <Select
            label={t('roster.document.plan')}
            value={planId}
            options={open.map(({ id: value, title }) => ({ value, label: title }))}
            onChange={setPlan}
          />
          <Select
            label={t('roster.inCharge')}
            description={t('roster.inChargeText')}
            value={inChargeId}
            options={people}
            onChange={setInCharge}
          />
          <PatternFields patterns={patterns} isTried={isTried} onChange={setPatterns} />
          <Failure error={save.error} />
          <Actions>
            <Button type="submit" kind="main" isPending={save.isPending}>
              {t('roster.make')}
            </Button>
          </Actions>
        </Form>
      )}
    </Page>
  )
}
