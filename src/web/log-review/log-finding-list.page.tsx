import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { FindingsOf } from './findings-table.tsx'

export function LogFindingListPage() {
  const may = useMay()
  return (
    <Page
      wide
      title={t('logFinding.title')}
      lead={t('logFinding.lead')}
      above={
        may('logReview.list') ? (
          <Link to="/checks/log-reviews">{t('logReview.title')}</Link>
        ) : (
          <Link to="/checks/plans">{t('inspectionPlan.title')}</Link>
        )
      }
    >
      <FindingsOf importId={null} />
    </Page>
  )
}
