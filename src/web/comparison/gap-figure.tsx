import { gapShare } from '#domain/comparison/comparison.rules.ts'
import type { ComparisonGap } from '#domain/comparison/comparison.ts'
import { t } from '#web/platform/i18n.ts'

/** The share and the numbers it is made of: a figure alone says nothing of how many questions stand behind it. */
export function GapFigure({ gap }: { gap: ComparisonGap }) {
  const share = gapShare(gap)
  if (share === null) return <>{t('comparison.noFigure')}</>
  return (
    <>
      {t('comparison.figure', { percent: Math.round(share * 100), overstated: gap.overstated, both: gap.both })}
      {gap.understated > 0 && `　${t('comparison.understatedCount', { count: gap.understated })}`}
    </>
  )
}
