import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Plan, PlanDetail } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './form.module.css'
import { planQuery } from './plan.queries.ts'

export function NextYearDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [year, setYear] = useState(plan.rocYear ? String(plan.rocYear + 1) : '')
  const start = useAction<PlanDetail>(async (detail) => {
    queries.setQueryData(planQuery(detail.plan.id).queryKey, detail)
    await navigate({ to: '/plans/$planId', params: { planId: detail.plan.id } })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate({ address: `/plans/${plan.id}/next-year`, input: { id, planId: plan.id, rocYear: Number(year) } })
  }
  return (
    <Dialog title={t('plan.nextYear.open')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p>{t('plan.nextYear.text')}</p>
        <TextField
          label={t('plan.header.year')}
          description={t('plan.header.yearText')}
          isRequired
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          value={year}
          onChange={setYear}
        />
        <Failure error={start.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={start.isPending} isDisabled={!/^\d{1,3}$/.test(year)}>
            {t('plan.nextYear.start')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </form>
    </Dialog>
  )
}
