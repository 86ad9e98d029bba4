import { useQuery } from '@tanstack/react-query'
import { planQuery, plansQuery } from '#web/plan/plan.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { Select } from '#web/platform/ui/select.tsx'

type ClauseFieldProps = {
  value: string | null
  /** Of a clause that was chosen before, which may be of an earlier plan. */
  label: string | null
  onChange: (clauseId: string | null) => void
}

/** The clause of the plan in force that refers to it. */
export function ClauseField({ value, label, onChange }: ClauseFieldProps) {
  const { data: plans } = useQuery(plansQuery)
  const planId = plans?.find(({ status }) => status === 'issued')?.id
  const { data: plan } = useQuery({ ...planQuery(planId ?? ''), enabled: planId !== undefined })
  const clauses = (plan?.clauses ?? []).map((clause) => ({
    value: clause.id,
    label: [clause.label, clause.heading ?? clause.text.slice(0, 24)].join('　'),
  }))
  const isElsewhere = value !== null && !clauses.some((clause) => clause.value === value)
  return (
    <Select
      label={t('emergencyPlan.clause')}
      empty={t('emergencyPlan.noClause')}
      value={value ?? ''}
      options={isElsewhere ? [{ value, label: label ?? '' }, ...clauses] : clauses}
      onChange={(clauseId) => onChange(clauseId || null)}
    />
  )
}
