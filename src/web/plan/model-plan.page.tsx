import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { officeCalendar } from '#domain/calendar/office-calendar.ts'
import { isYearKnown, proposePeriod } from '#domain/calendar.ts'
import { addDays } from '#domain/date.ts'
import { modelPlanOf, modelPlans } from '#domain/plan/model-plan.rules.ts'
import type { PlanDetail } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import form from '#web/platform/ui/form.module.css'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { planQuery } from './plan.queries.ts'

type Key = (typeof modelPlans)[number]['key']
type Dates = { start: string | null; end: string | null; day: string | null }

/** Days before an election or inauguration, and one after, as such plans usually run. */
const daysBefore = 13

/** The calendar's proposal; about a single day, around that day. */
function proposed(key: Key, year: string, day: string | null): Dates {
  const { occasion, needsDay } = modelPlanOf(key)
  if (needsDay) return { start: day && addDays(day, -daysBefore), end: day && addDays(day, 1), day }
  const rocYear = Number(year)
  const period = isYearKnown(rocYear, officeCalendar) ? proposePeriod(occasion, rocYear, officeCalendar) : null
  return { start: period?.start ?? null, end: period?.end ?? null, day: null }
}

/** A plan begun from one that the product ships: what, of which year, for which days. */
export function ModelPlanPage() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [model, setModel] = useState<Key>('springFestival')
  const [year, setYear] = useState('')
  const [dates, setDates] = useState<Dates>({ start: null, end: null, day: null })
  const start = useAction<PlanDetail>(async (detail) => {
    queries.setQueryData(planQuery(detail.plan.id).queryKey, detail)
    await navigate({ to: '/plans/$planId', params: { planId: detail.plan.id } })
  })
  const { needsDay } = modelPlanOf(model)
  const propose = (key: Key, ofYear: string, day: string | null) => setDates(proposed(key, ofYear, day))
  const isReversed = dates.start !== null && dates.end !== null && dates.end < dates.start
  const isComplete = /^\d{3}$/.test(year) && dates.start && dates.end && !isReversed && (!needsDay || dates.day)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = {
      id,
      model,
      rocYear: Number(year),
      periodStart: dates.start,
      periodEnd: dates.end,
      ...(needsDay && { day: dates.day }),
    }
    start.mutate({ address: '/plans/from-model', input })
  }
  return (
    <Page title={t('plan.model.title')} above={<Link to="/plans">{t('place.plans')}</Link>} lead={t('plan.model.lead')}>
      <form className={form.form} onSubmit={submit}>
        <Select
          label={t('plan.model.choose')}
          options={modelPlans.map(({ key, name }) => ({ value: key, label: name }))}
          value={model}
          onChange={(key) => {
            setModel(key as Key)
            propose(key as Key, year, null)
          }}
        />
        <TextField
          label={t('plan.header.year')}
          description={t('plan.header.yearText')}
          isRequired
          inputMode="numeric"
          pattern="[0-9]{3}"
          value={year}
          onChange={(typed) => {
            setYear(typed)
            if (/^\d{3}$/.test(typed) && !needsDay) propose(model, typed, null)
          }}
        />
        {needsDay && (
          <DateField
            label={t('plan.model.day')}
            value={dates.day}
            onChange={(day) => day && propose(model, year, day)}
          />
        )}
        <DateField
          label={t('plan.header.start')}
          value={dates.start}
          onChange={(date) => setDates({ ...dates, start: date })}
        />
        <DateField
          label={t('plan.header.end')}
          value={dates.end}
          onChange={(date) => setDates({ ...dates, end: date })}
          error={isReversed ? t('plan.header.reversed') : null}
        />
        <p>{t('plan.model.text')}</p>
        <Failure error={start.error} />
        <div>
          <Button type="submit" kind="main" isPending={start.isPending} isDisabled={!isComplete}>
            {t('plan.model.start')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
