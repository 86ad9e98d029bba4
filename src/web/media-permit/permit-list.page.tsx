import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { isOverdue } from '#domain/media-permit/media-permit.rules.ts'
import { MediaParts } from '#web/confidential-medium/media-parts.tsx'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { permitsQuery } from './media-permit.queries.ts'
import { Permits } from './permit-table.tsx'

const route = getRouteApi('/media/permits')

/** Who has what, and until when. */
export function PermitListPage() {
  const { only } = route.useSearch()
  const now = new Date(useNow()())
  const { data: permits, error } = useQuery(permitsQuery())
  const shown = permits?.filter((permit) => only !== 'overdue' || isOverdue(permit, now))
  return (
    <Page
      wide
      title={t('medium.title')}
      lead={t('medium.lead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
      actions={
        <Link to="/media/counter" className={buttonClass('main')}>
          <Icon name="camera" />
          {t('mediaPermit.counter')}
        </Link>
      }
    >
      <MediaParts />
      <Failure error={error} />
      {!permits && !error && <Skeleton lines={8} />}
      {permits?.length === 0 && <EmptyState title={t('mediaPermit.empty')}>{t('mediaPermit.emptyText')}</EmptyState>}
      {permits && permits.length > 0 && (
        <div>
          <Link to="/media/permits" search={only ? {} : { only: 'overdue' }} className={buttonClass('quiet')}>
            {t(only ? 'mediaPermit.showAll' : 'mediaPermit.onlyOverdue')}
          </Link>
        </div>
      )}
      {permits && permits.length > 0 && shown?.length === 0 && <EmptyState title={t('mediaPermit.noneOverdue')} />}
      {shown && shown.length > 0 && <Permits permits={shown} />}
    </Page>
  )
}
