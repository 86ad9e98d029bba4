import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

export const IncidentListPage = () => (
  <Page title={t('place.reports')}>
    <Skeleton />
  </Page>
)

export const IncidentRecordPage = () => (
  <Page title={t('place.reports')}>
    <Skeleton />
  </Page>
)

export const IncidentPage = () => (
  <Page title={t('place.reports')}>
    <Skeleton />
  </Page>
)
