import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { TripForm } from './trip-form.tsx'

export const TripNewPage = () => (
  <Page title={t('travel.new')} above={<Link to="/travel">{t('travel.title')}</Link>}>
    <TripForm />
  </Page>
)
