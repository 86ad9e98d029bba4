import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { PartLinks } from '#web/platform/ui/part-links.tsx'

/** What the office reports, and the papers that it writes. */
export function OutcomeParts() {
  const may = useMay()
  if (!may('officialDocument.list')) return null
  return (
    <PartLinks label={t('place.outcome')}>
      <Link to="/outcome" activeOptions={{ exact: true }}>
        {t('officialDocument.reports')}
      </Link>
      <Link to="/outcome/documents">{t('officialDocument.title')}</Link>
      <Link to="/outcome/rewards">{t('reward.title')}</Link>
      <Link to="/outcome/forms">{t('place.superiorForms')}</Link>
    </PartLinks>
  )
}
