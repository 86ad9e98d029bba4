import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { VisitForm } from './visit-form.tsx'

export const VisitNewPage = () => (
  <Page title={t('mainlandVisit.new')} above={<Link to="/visitors">{t('mainlandVisit.title')}</Link>}>
    <VisitForm />
  </Page>
)
