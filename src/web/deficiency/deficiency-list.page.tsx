import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './deficiency.module.css'
import { type DeficiencySearch, type DeficiencyStatusName, deficienciesQuery } from './deficiency.queries.ts'
import { DeficiencyMark } from './deficiency-mark.tsx'

const statuses: readonly DeficiencyStatusName[] = [
  'found',
  'reported',
  'handedOver',
  'improving',
  'improved',
  'released',
  'closed',
]

/** What is wrong, who mends it, by when? The filters are in the address, so that a view can be passed on. */
export function DeficiencyListPage() {
  const search = useSearch({ from: '/deficiencies' })
  const list = useInfiniteQuery(deficienciesQuery(search))
  const deficiencies = list.data?.pages.flatMap((page) => page.items)
  return (
    <Page wide title={t('place.deficiencies')} lead={t('deficiency.lead')}>
      <Filters search={search} />
      <Failure error={list.error} />
      {list.isPending && <Skeleton />}
      {deficiencies?.length === 0 && <EmptyState title={t('deficiency.empty')}>{t('deficiency.emptyText')}</EmptyState>}
      {deficiencies && deficiencies.length > 0 && <DeficiencyTable deficiencies={deficiencies} />}
      {list.hasNextPage && (
        <div>
          <Button isPending={list.isFetchingNextPage} onPress={() => list.fetchNextPage()}>
            {t('web.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function Filters({ search }: { search: DeficiencySearch }) {
  const navigate = useNavigate({ from: '/deficiencies' })
  const { data: agency } = useQuery(agencyQuery)
  const choose = (changes: DeficiencySearch) => navigate({ search: { ...search, ...changes }, replace: true })
  return (
    <div className={styles.filters}>
      <Select
        label={t('deficiency.state')}
        empty={t('web.all')}
        value={search.status ?? ''}
        options={statuses.map((status) => ({ value: status, label: t(`deficiency.status.${status}`) }))}
        onChange={(status) => choose({ status: (status as DeficiencyStatusName) || undefined })}
      />
      <Select
        label={t('deficiency.unit')}
        empty={t('web.all')}
        value={search.unitId ?? ''}
        options={agency?.units.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(unitId) => choose({ unitId: unitId || undefined })}
      />
    </div>
  )
}

const DeficiencyTable = ({ deficiencies }: { deficiencies: readonly Deficiency[] }) => (
  <DataTable
    caption={t('place.deficiencies')}
    rows={deficiencies}
    keyOf={(deficiency) => deficiency.id}
    columns={[
      {
        title: t('deficiency.what'),
        cell: ({ id, description }) => (
          <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId: id }}>
            {description}
          </Link>
        ),
      },
      { title: t('deficiency.unit'), cell: ({ unitName }) => unitName },
      { title: t('deficiency.grade'), cell: ({ grade }) => t(`grade.${grade}`) },
      { title: t('deficiency.state'), cell: (deficiency) => <DeficiencyMark deficiency={deficiency} /> },
      { title: t('deficiency.due'), cell: ({ improvementDueDate }) => dateText(improvementDueDate) },
    ]}
  />
)
