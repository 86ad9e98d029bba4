import type { LogLimits } from '#domain/log-review/log-rule.ts'
import { t } from '#web/platform/i18n.ts'

const names = ['withinMinutes', 'atLeast', 'days', 'hours', 'minutes'] as const

/** A rule's numbers as one would say them: 60 分鐘內、達 120. */
export function limitsText({ from, until, ...limits }: LogLimits): string {
  const said = names.flatMap((name) => {
    const value = limits[name]
    return value === undefined ? [] : t(`logRule.says.${name}`, { value })
  })
  return [...(from && until ? [`${from}～${until}`] : []), ...said].join('、')
}
