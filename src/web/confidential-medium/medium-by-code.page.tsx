import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { mediumByCodeQuery } from './confidential-medium.queries.ts'

/** Where a slip leads: to its thing, for whoever may see it. */
export function MediumByCodePage() {
  const { code } = useParams({ from: '/media/c/$code' })
  const { data: medium, error } = useQuery(mediumByCodeQuery(code))
  if (medium) return <Navigate to="/media/$mediumId" params={{ mediumId: medium.id }} replace />
  return (
    <Page title={t('medium.byCode', { code })} above={<Link to="/media">{t('medium.title')}</Link>}>
      <Failure error={error} />
      {!error && <Skeleton lines={3} />}
    </Page>
  )
}
