import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page } from '#web/platform/ui/page.tsx'

export const NotFound = () => (
  <Page title={t('notFound.title')}>
    <EmptyState title={t('notFound.text')}>
      <Link to="/" className={buttonClass('main')}>
        {t('notFound.back')}
      </Link>
    </EmptyState>
  </Page>
)
