import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

export const InspectionListPage = () => (
  <Page title={t('place.checks')}>
    <Skeleton />
  </Page>
)

export const InspectionPage = () => (
  <Page title={t('place.checks')}>
    <Skeleton />
  </Page>
)
