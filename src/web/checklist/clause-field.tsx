import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { PlanDetail, PlanSummary } from '#domain/plan/plan.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import fields from '#web/platform/ui/field.module.css'

/** The clauses of the plan that is running, if one is. */
function useClauses() {
  const { data: plans } = useQuery(answerOf<PlanSummary[]>('/plans', { staleTime: 300_000 }))
  const running = plans?.find(({ status }) => status === 'issued')
  const { data } = useQuery({
    ...answerOf<PlanDetail>(`/plans/${running?.id}`, { staleTime: 300_000 }),
    enabled: running !== undefined,
  })
  return data?.clauses ?? []
}

type ClauseFieldProps = { value: string | undefined; onChange: (clause: string | undefined) => void }

/** The clause that a question serves: one of the plan's, offered while typing, or whatever is written. */
export function ClauseField({ value, onChange }: ClauseFieldProps) {
  const id = useId()
  const clauses = useClauses()
  return (
    <div className={fields.field}>
      <label htmlFor={id} className={fields.label}>
        {t('checklist.edit.clause')}
        <span className={fields.optional}>{t('web.optional')}</span>
      </label>
      <input
        id={id}
        className={fields.input}
        list={`${id}-clauses`}
        maxLength={60}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
      <datalist id={`${id}-clauses`}>
        {clauses.map(({ label, heading, text }) => (
          <option key={label} value={label}>
            {(heading || text).slice(0, 40)}
          </option>
        ))}
      </datalist>
    </div>
  )
}
