import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'

/** Always the first line: no record comes before help. */
export const DangerFirst = () => (
  <Banner tone="late" quiet>
    <strong>{t('incident.dangerFirst')}</strong>
    <span>
      <a href="tel:110">{t('incident.police')}</a>　<a href="tel:119">{t('incident.rescue')}</a>
    </span>
  </Banner>
)
