import type { Incident } from '#domain/incident/incident.ts'
import { t } from '#web/platform/i18n.ts'

type Named = Pick<Incident, 'kinds' | 'cyberSeverity'>

/** What kind of event it is, in a few words. */
export function kindsText({ kinds, cyberSeverity }: Named): string {
  if (kinds.length === 0) return t('incident.short.unknown')
  const names = kinds.map((kind) => t(`route.kind.${kind}`))
  return [...names, ...(cyberSeverity === null ? [] : [t('incident.level', { level: cyberSeverity })])].join('、')
}

/** The event as a list names it. */
export const titleOf = ({ what, handedOver, number }: Pick<Incident, 'what' | 'handedOver' | 'number'>): string =>
  handedOver ? t('incident.handedOverTitle', { number }) : what
