import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { EmergencyPlanDetail } from '#domain/emergency-plan/emergency-plan.ts'
import { plansQuery } from '#web/plan/plan.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'

type TreeDrillsProps = { detail: EmergencyPlanDetail; isKept: boolean }

/** When the tree was tried, and trying it again. */
export function TreeDrills({ detail: { plan, tree, drills }, isKept }: TreeDrillsProps) {
  const may = useMay()
  const [isStarting, setStarting] = useState(false)
  const canStart = isKept && may('emergencyPlan.startDrill') && tree.some(({ contactId }) => contactId !== null)
  if (drills.length === 0 && !canStart) return null
  return (
    <Section
      title={t('emergencyPlan.drills')}
      aside={canStart && <Button onPress={() => setStarting(true)}>{t('emergencyPlan.drill.start')}</Button>}
    >
      <ul>
        {drills.map(({ id, startedAt, answered, size }) => (
          <li key={id}>
            <Link to="/contacts/drills/$drillId" params={{ drillId: id }}>
              {instantText(startedAt)}
            </Link>
            {'　'}
            {t('contact.drill.answered')} {t('contact.drill.answeredOf', { answered, size })}
          </li>
        ))}
      </ul>
      {isStarting && <StartDialog emergencyPlanId={plan.id} onClose={() => setStarting(false)} />}
    </Section>
  )
}

function StartDialog({ emergencyPlanId, onClose }: { emergencyPlanId: string; onClose: () => void }) {
  const navigate = useNavigate()
  const { data: plans, error } = useQuery(plansQuery)
  const [drillId] = useState(newId)
  const [chosen, setChosen] = useState('')
  const start = useAction<EmergencyPlanDetail>(() => navigate({ to: '/contacts/drills/$drillId', params: { drillId } }))
  const issued = plans?.filter(({ status }) => status === 'issued') ?? []
  const planId = chosen || issued[0]?.id
  return (
    <Dialog title={t('emergencyPlan.drill.start')} isOpen onClose={onClose}>
      <p>{issued.length === 0 && plans ? t('contact.drill.noPlan') : t('emergencyPlan.drill.text')}</p>
      <Form
        label={t('emergencyPlan.drill.start')}
        onSubmit={() =>
          planId && start.mutate({ address: `/emergency-plans/${emergencyPlanId}/drills`, input: { drillId, planId } })
        }
      >
        <Select
          label={t('emergencyPlan.drill.plan')}
          value={planId ?? ''}
          options={issued.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setChosen}
        />
        <Failure error={error ?? start.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={!planId} isPending={start.isPending}>
            {t('contact.drill.start')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
