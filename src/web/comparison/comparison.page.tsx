import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Comparison, ComparisonYear } from '#domain/comparison/comparison.ts'
import { plansQuery } from '#web/plan/plan.queries.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { ComparedItemsPart } from './compared-items.tsx'
import { comparisonQuery, comparisonYearsQuery } from './comparison.queries.ts'
import { GapFigure } from './gap-figure.tsx'

/** How far what units say of themselves and what the inspector finds lie apart. */
export function ComparisonPage() {
  const search = useSearch({ from: '/checks/comparison' })
  const navigate = useNavigate({ from: '/checks/comparison' })
  const { data: plans, error } = useQuery(plansQuery)
  const issued = plans?.filter(({ status }) => status === 'issued' || status === 'closed') ?? []
  const planId = search.planId ?? issued[0]?.id
  const { unitId, checklistId } = search
  const place = planId && unitId && checklistId ? { planId, unitId, checklistId } : null
  return (
    <Page
      wide
      title={t('comparison.title')}
      lead={t('comparison.lead')}
      above={
        place ? (
          <Link to="/checks/comparison" search={{ planId: place.planId }}>
            {t('comparison.title')}
          </Link>
        ) : (
          <Link to="/checks">{t('place.checks')}</Link>
        )
      }
    >
      <Failure error={error} />
      {!plans && !error && <Skeleton />}
      {plans && issued.length === 0 && (
        <EmptyState title={t('comparison.empty')}>{t('comparison.emptyText')}</EmptyState>
      )}
      {planId && !place && issued.length > 0 && (
        <Select
          label={t('comparison.plan')}
          value={planId}
          options={issued.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(chosen) => navigate({ search: { planId: chosen }, replace: true })}
        />
      )}
      {place && <ComparedItemsPart place={place} />}
      {planId && !place && <PlanComparison planId={planId} />}
    </Page>
  )
}

function PlanComparison({ planId }: { planId: string }) {
  const { data, error } = useQuery(comparisonQuery(planId))
  const years = useQuery(comparisonYearsQuery(planId))
  return (
    <>
      <Failure error={error ?? years.error} />
      {!data && !error && <Skeleton lines={6} />}
      {data?.rows.length === 0 && <EmptyState title={t('comparison.empty')}>{t('comparison.emptyText')}</EmptyState>}
      {data && data.rows.length > 0 && <Matrix comparison={data} />}
      {years.data?.some(({ units }) => units.length > 0) && <Years years={years.data} />}
    </>
  )
}

/** Units down, forms across; a figure opens its questions. */
function Matrix({ comparison: { planId, units, rows } }: { comparison: Comparison }) {
  const forms = [...new Map(rows.map(({ checklistId, title }) => [checklistId, title]))]
  return (
    <Section title={t('comparison.byUnit')}>
      <DataTable
        caption={t('comparison.byUnit')}
        rows={units}
        keyOf={({ unitId }) => unitId}
        columns={[
          { title: t('comparison.unit'), cell: ({ unitName }) => unitName },
          { title: t('comparison.total'), cell: ({ gap }) => <GapFigure gap={gap} /> },
          ...forms.map(([checklistId, title]) => ({
            title,
            cell: ({ unitId }: Comparison['units'][number]) => {
              const row = rows.find((one) => one.unitId === unitId && one.checklistId === checklistId)
              if (!row) return null
              return (
                <Link to="/checks/comparison" search={{ planId, unitId, checklistId }}>
                  {row.hasSelfInspection ? <GapFigure gap={row.gap} /> : t('comparison.noSelf')}
                </Link>
              )
            },
          })),
        ]}
      />
      <p>{t('comparison.explained')}</p>
    </Section>
  )
}

function Years({ years }: { years: readonly ComparisonYear[] }) {
  const units = [...new Map(years.flatMap((year) => year.units.map(({ unitId, unitName }) => [unitId, unitName])))]
  return (
    <Section title={t('comparison.byYear')}>
      <DataTable
        caption={t('comparison.byYear')}
        rows={units.map(([unitId, unitName]) => ({ unitId, unitName }))}
        keyOf={({ unitId }) => unitId!}
        columns={[
          { title: t('comparison.unit'), cell: ({ unitName }) => unitName },
          ...years.map((year) => ({
            title: year.planTitle,
            cell: ({ unitId }: { unitId: string | undefined }) => {
              const gap = year.units.find((one) => one.unitId === unitId)?.gap
              return gap ? <GapFigure gap={gap} /> : null
            },
          })),
        ]}
      />
    </Section>
  )
}
