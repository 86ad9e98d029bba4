import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'

export const TodayPage = () => (
  <Page title={t('place.today')}>
    <Skeleton />
  </Page>
)
