import { t } from '#web/platform/i18n.ts'
import { withUnit } from './number-limits.ts'
import type { KindProps } from './question-props.ts'

/** Worked out from other answers. */
export const CalculatedAnswer = ({ entry: { item, calculated }, labelledBy }: KindProps) => (
  <output aria-labelledby={labelledBy}>
    {calculated === null ? t('inspection.notYetCalculated') : withUnit(rounded(calculated), item.number?.unit)}
  </output>
)

/** Shown as people write it: a third has no end. */
const rounded = (value: string | number): string | number =>
  typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value
