import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { answersFor } from '#domain/confidential-medium/confidential-medium.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { permitByCodeQuery } from './media-permit.queries.ts'

/** Where a permit's slip leads: whoever hands out comes to the counter, whoever carries to the permit. */
export function PermitByCodePage() {
  const { code } = useParams({ from: '/media/permits/c/$code' })
  const actor = useActing()
  const { data: permit, error } = useQuery(permitByCodeQuery(code))
  if (permit && answersFor(actor, permit)) return <Navigate to="/media/counter" search={{ code }} replace />
  if (permit) return <Navigate to="/media/permits/$permitId" params={{ permitId: permit.id }} replace />
  return (
    <Page title={t('medium.byCode', { code })} above={<Link to="/media/permits">{t('medium.part.permits')}</Link>}>
      <Failure error={error} />
      {!error && <Skeleton lines={3} />}
    </Page>
  )
}
