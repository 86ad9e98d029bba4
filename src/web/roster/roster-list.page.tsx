import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { Feed } from './feed.tsx'
import { OnDuty } from './on-duty.tsx'
import { rostersQuery } from './roster.queries.ts'
import { PublishedMark } from './roster-words.tsx'

/** Who keeps watch, and when? */
export function RosterListPage() {
  const may = useMay()
  const { data: rosters, error } = useQuery(rostersQuery)
  return (
    <Page
      wide
      title={t('place.rosters')}
      lead={t('roster.lead')}
      above={may('statusReport.wall') && <Link to="/watch">{t('place.watch')}</Link>}
      actions={
        <>
          <Link to="/watch/my-shifts" className={buttonClass()}>
            {t('place.myShifts')}
          </Link>
          {may('roster.save') && (
            <Link to="/watch/roster/new" className={buttonClass('main')}>
              <Icon name="add" />
              {t('roster.new')}
            </Link>
          )}
        </>
      }
    >
      <Failure error={rosters ? null : error} />
      {!rosters && !error && <Skeleton lines={4} />}
      {rosters?.length === 0 && <EmptyState title={t('roster.empty')}>{t('roster.emptyText')}</EmptyState>}
      {rosters && rosters.length > 0 && (
        <DataTable
          caption={t('place.rosters')}
          rows={rosters}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('roster.document.plan'),
              cell: ({ id, planTitle }) => (
                <Link to="/watch/roster/$rosterId" params={{ rosterId: id }}>
                  {planTitle}
                </Link>
              ),
            },
            {
              title: t('roster.document.period'),
              cell: ({ period }) => `${dateText(period.start)}–${dateText(period.end)}`,
            },
            { title: t('roster.inCharge'), cell: ({ inChargeName }) => inChargeName },
            { title: t('roster.filled'), cell: ({ filled, wanted }) => t('roster.ofWanted', { filled, wanted }) },
            { title: t('roster.state'), cell: ({ publishedAt }) => <PublishedMark publishedAt={publishedAt} /> },
          ]}
        />
      )}
      <OnDuty />
      {may('roster.save') && <Feed isOffice />}
    </Page>
  )
}
