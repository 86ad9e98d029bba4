import { Link } from '@tanstack/react-router'
import { t } from '#web/platform/i18n.ts'
import { PartLinks } from '#web/platform/ui/part-links.tsx'

/** Register, permits and checks: three views of the same things. */
export const MediaParts = () => (
  <PartLinks label={t('medium.parts')}>
    <Link to="/media" activeOptions={{ exact: true, includeSearch: false }}>
      {t('medium.part.register')}
    </Link>
    <Link to="/media/permits" activeOptions={{ exact: true, includeSearch: false }}>
      {t('medium.part.permits')}
    </Link>
    <Link to="/media/checks" activeOptions={{ exact: true, includeSearch: false }}>
      {t('medium.part.checks')}
    </Link>
  </PartLinks>
)
