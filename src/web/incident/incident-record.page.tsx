import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { checkIncident } from '#domain/incident/incident.rules.ts'
import type { IncidentRecord } from '#domain/incident/incident.ts'
import type { Problem } from '#domain/problem.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { DangerFirst } from './danger-first.tsx'
import { useEventDuties } from './incident.queries.ts'
import { Recipients } from './recipients.tsx'

type Recorded = z.infer<typeof IncidentRecord>

export function IncidentRecordPage() {
  const navigate = useNavigate()
  const { planId, duties } = useEventDuties()
  const { fields, change, refusal, isEmpty } = useFields(planId)
  const record = useKeptAction(() =>
    navigator.onLine
      ? navigate({ to: '/reports/$incidentId', params: { incidentId: fields.id } })
      : navigate({ to: '/' }),
  )
  const [isTried, setTried] = useState(false)
  const duty = duties.find(({ id }) => id === fields.dutyId)
  const wrong = (...codes: Problem['code'][]) =>
    isTried && refusal && codes.includes(refusal.code) ? failureText(refusal) : null
  const send = () => {
    setTried(true)
    if (isEmpty || refusal) return
    record.mutate({ subject: fields.id, address: '/incidents', input: fields, label: fields.what.slice(0, 60) })
  }
  return (
    <Page title={t('incident.record')} above={<Link to="/reports">{t('place.reports')}</Link>}>
      <DangerFirst />
      <Form label={t('incident.record')} onSubmit={send}>
        <TextArea
          label={t('incident.what')}
          description={t('incident.whatText')}
          isRequired
          maxLength={2000}
          value={fields.what}
          onChange={(what) => change({ what })}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <TextField
          label={t('incident.place')}
          maxLength={200}
          value={fields.place}
          onChange={(place) => change({ place })}
        />
        <MomentField
          label={t('incident.occurredAt')}
          isRequired
          value={fields.occurredAt}
          onChange={(occurredAt) => occurredAt && change({ occurredAt })}
          error={wrong('incident.in_the_future')}
        />
        <MomentField
          label={t('incident.knownAt')}
          description={t('incident.knownAtText')}
          isRequired
          value={fields.knownAt}
          onChange={(knownAt) => knownAt && change({ knownAt })}
          error={wrong('incident.known_before_it_occurred')}
        />
        {duties.length > 0 && (
          <Select
            label={t('incident.duty')}
            description={t('incident.dutyText')}
            empty={t('incident.noDuty')}
            value={fields.dutyId ?? ''}
            options={duties.map(({ id, clauseLabel, trigger, what }) => ({
              value: id,
              label: `${clauseLabel} ${trigger ?? what}`,
            }))}
            onChange={(dutyId) => change({ dutyId: dutyId || null })}
          />
        )}
        {duty && <Recipients recipients={duty.recipients} />}
        <Failure error={record.error} />
        <Button type="submit" kind="main" isPending={record.isPending}>
          {t('incident.send')}
        </Button>
      </Form>
    </Page>
  )
}

/** The record as it is typed, and what the rule of the domain says to it. */
function useFields(planId: string | null) {
  const now = useNow()
  const [typed, setTyped] = useState<Omit<Recorded, 'planId'>>(() => ({
    id: newId(),
    dutyId: null,
    what: '',
    place: '',
    occurredAt: now(),
    knownAt: now(),
  }))
  const fields: Recorded = { ...typed, planId }
  return {
    fields,
    change: (changes: Partial<Recorded>) => setTyped((before) => ({ ...before, ...changes })),
    refusal: refusalOf(() => checkIncident(fields, planId ?? undefined, new Date(now()))),
    isEmpty: typed.what.trim() === '',
  }
}
