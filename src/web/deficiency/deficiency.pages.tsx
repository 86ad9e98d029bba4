import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

export const DeficiencyListPage = () => (
  <Page title={t('place.deficiencies')}>
    <Skeleton />
  </Page>
)

export const DeficiencyPage = () => (
  <Page title={t('place.deficiencies')}>
    <Skeleton />
  </Page>
)
