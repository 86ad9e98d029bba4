import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { visitsQuery } from './visit.queries.ts'
import { visitDays } from './visit-days.ts'

/** Those that one has to do with: when, how many, and who goes along. */
export function VisitListPage() {
  const may = useMay()
  const { data: visits, error } = useQuery(visitsQuery)
  return (
    <Page
      wide
      title={t('mainlandVisit.title')}
      lead={t('mainlandVisit.lead')}
      above={<Link to="/travel">{t('travel.title')}</Link>}
      actions={
        may('mainlandVisit.plan') && (
          <Link to="/visitors/new" className={buttonClass('main')}>
            <Icon name="add" />
            {t('mainlandVisit.new')}
          </Link>
        )
      }
    >
      <Failure error={error} />
      {!visits && !error && <Skeleton />}
      {visits?.length === 0 && <EmptyState title={t('mainlandVisit.empty')}>{t('mainlandVisit.emptyText')}</EmptyState>}
      {visits && visits.length > 0 && (
        <DataTable
          caption={t('mainlandVisit.title')}
          rows={visits}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('mainlandVisit.days'),
              cell: (visit) => (
                <Link to="/visitors/$visitId" params={{ visitId: visit.id }}>
                  <strong>{visitDays(visit)}</strong>
                </Link>
              ),
            },
            { title: t('mainlandVisit.unit'), cell: ({ unitName }) => unitName },
            { title: t('mainlandVisit.groupSize'), cell: ({ groupSize }) => groupSize, align: 'end' },
            {
              title: t('mainlandVisit.hosts'),
              cell: ({ hosts }) => hosts.map(({ name }) => name).join(t('web.comma')),
            },
          ]}
        />
      )}
    </Page>
  )
}
