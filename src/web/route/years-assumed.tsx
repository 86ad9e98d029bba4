import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'

/** Holidays nobody has decided yet: said beside what was reckoned without them. */
export const YearsAssumed = ({ years }: { years: readonly number[] }) =>
  years.length > 0 && <Banner tone="due">{t('route.yearsAssumed', { years: years.join(t('route.comma')) })}</Banner>
