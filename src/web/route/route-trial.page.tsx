import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { RouteTrialForm } from './route-trial-form.tsx'

/** The test bench by itself: all that stands on that day, together. */
export const RouteTrialPage = () => (
  <Page
    wide
    title={t('route.trial.page')}
    lead={t('route.trial.lead')}
    above={<Link to="/routes">{t('place.routes')}</Link>}
  >
    <RouteTrialForm first={undefined} draft={null} isWide />
  </Page>
)
