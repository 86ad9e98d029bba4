import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { MoreButton } from '#web/platform/ui/more-button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { AgeingChart } from './ageing-chart.tsx'
import { BulkActions } from './bulk-actions.tsx'
import styles from './deficiency.module.css'
import { countQuery, type DeficiencySearch, deficienciesQuery, filterOf } from './deficiency.queries.ts'
import { DeficiencyTable } from './deficiency-table.tsx'
import { ListFilters } from './list-filters.tsx'
import { SavedViews } from './saved-views.tsx'

/** What is wrong, who mends it, by when? The filters are in the address, so that a view can be passed on. */
export function DeficiencyListPage() {
  const search = useSearch({ from: '/deficiencies' })
  const may = useMay()
  return (
    <Page
      wide
      title={t('place.deficiencies')}
      lead={t('deficiency.lead')}
      actions={
        may('deficiency.open') && (
          <Link to="/deficiencies/new" className={buttonClass()}>
            {t('deficiency.new')}
          </Link>
        )
      }
    >
      <SavedViews search={search} />
      <ListFilters search={search} />
      <AgeingChart search={search} />
      <List key={JSON.stringify(search)} search={search} />
    </Page>
  )
}

/** No more than the server takes at once. */
const mostChosen = 200

function useChosen(deficiencies: readonly Deficiency[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) isChosen ? next.size < mostChosen && next.add(id) : next.delete(id)
    setChosen(next)
  }
  const rows = deficiencies.filter(({ id }) => chosen.has(id))
  return { chosen, rows, choose, clear: () => setChosen(new Set()) }
}

function List({ search }: { search: DeficiencySearch }) {
  const may = useMay()
  const list = useInfiniteQuery(deficienciesQuery(search))
  const deficiencies = list.data?.pages.flatMap((page) => page.items) ?? []
  const { chosen, rows, choose, clear } = useChosen(deficiencies)
  const choosing = may('deficiency.changeMany') ? { chosen, onChoose: choose } : null
  return (
    <>
      <Failure error={list.error} />
      {list.isPending && <Skeleton />}
      {list.data && deficiencies.length === 0 && (
        <EmptyState title={t('deficiency.empty')}>{t('deficiency.emptyText')}</EmptyState>
      )}
      {deficiencies.length > 0 && (
        <>
          {search.order !== 'due' && <Count search={search} />}
          <DeficiencyTable deficiencies={deficiencies} choosing={choosing} />
          <DocumentLinks address="/deficiencies/list" asked={filterOf(search)} name={t('deficiency.paper.print')} />
        </>
      )}
      <MoreButton list={list} />
      <BulkActions chosen={rows} onClear={clear} />
    </>
  )
}

function Count({ search }: { search: DeficiencySearch }) {
  const { data } = useQuery(countQuery(search))
  return (
    <p className={styles.soft} role="status">
      {data && t(data.more ? 'deficiency.countMore' : 'deficiency.count', { count: data.count })}
    </p>
  )
}
