import { t } from '#web/platform/i18n.ts'

const dayMs = 86_400_000
const two = (part: number): string => String(part).padStart(2, '0')

/** 1 天 02:05:09, or 02:05:09. */
export function spanText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return ms < dayMs ? clock : t('incident.days', { days: Math.floor(ms / dayMs), clock })
}
