import { Link, useNavigate } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { CodeEntry } from './code-entry.tsx'

/** Opens a point by its label: by camera, by tag, or by typing what stands on it. */
export function ScanPage() {
  const navigate = useNavigate()
  return (
    <Page
      title={t('point.scan')}
      lead={t('point.scanLead')}
      above={<Link to="/facilities">{t('place.facilities')}</Link>}
    >
      <CodeEntry action={t('point.open')} onCode={(code) => navigate({ to: '/p/$code', params: { code } })} />
    </Page>
  )
}
