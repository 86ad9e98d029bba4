import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

export const OutcomeReportListPage = () => (
  <Page title={t('place.outcome')}>
    <Skeleton />
  </Page>
)

export const OutcomeReportPage = () => (
  <Page title={t('place.outcome')}>
    <Skeleton />
  </Page>
)
