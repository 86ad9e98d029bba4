import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { pointByCodeQuery } from './point.queries.ts'

/** Where a label leads: to its point, or to what can be done where the code opens nothing here. */
export function PointByCodePage() {
  const { code } = useParams({ from: '/p/$code' })
  const { data: detail, error } = useQuery(pointByCodeQuery(code))
  if (detail) return <Navigate to="/facilities/$pointId" params={{ pointId: detail.point.id }} replace />
  return (
    <Page title={t('point.byCode', { code })} above={<Link to="/facilities">{t('place.facilities')}</Link>}>
      <Failure error={error} />
      {!error && <Skeleton lines={3} />}
      {error && (
        <Actions>
          <Link to="/scan" className={buttonClass('main')}>
            {t('point.scanAgain')}
          </Link>
          <Link to="/facilities" className={buttonClass()}>
            {t('place.facilities')}
          </Link>
        </Actions>
      )}
    </Page>
  )
}
