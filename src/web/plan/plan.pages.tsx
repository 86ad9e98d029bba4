import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

export const PlanListPage = () => (
  <Page title={t('place.plans')}>
    <Skeleton />
  </Page>
)

export const PlanPage = () => (
  <Page title={t('place.plans')}>
    <Skeleton />
  </Page>
)
