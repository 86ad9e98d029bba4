import { useQuery } from '@tanstack/react-query'
import { planQuery, plansQuery } from '#web/plan/plan.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { Select } from '#web/platform/ui/select.tsx'

type Served = { planId: string | null; clauseId: string | null }
type ServesFieldsProps = Served & { onChange: (served: Served) => void }

/** The clause of a plan that asks for it. */
export function ServesFields({ planId, clauseId, onChange }: ServesFieldsProps) {
  const { data: plans } = useQuery(plansQuery)
  const { data: detail } = useQuery({ ...planQuery(planId ?? ''), enabled: planId !== null })
  const issued = plans?.filter(({ id, status }) => status === 'issued' || id === planId) ?? []
  const clauses = detail?.clauses.filter(({ withdrawnAt }) => withdrawnAt === null) ?? []
  return (
    <>
      <Select
        label={t('awareness.serves')}
        empty={t('awareness.servesNone')}
        value={planId ?? ''}
        options={issued.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(chosen) => onChange({ planId: chosen || null, clauseId: null })}
      />
      {planId && (
        <Select
          label={t('awareness.clause')}
          empty={t('awareness.clauseNone')}
          value={clauseId ?? ''}
          options={clauses.map(({ id, label, heading, text }) => ({
            value: id,
            label: `${label}　${(heading ?? text).slice(0, 40)}`,
          }))}
          onChange={(chosen) => onChange({ planId, clauseId: chosen || null })}
        />
      )}
    </>
  )
}
