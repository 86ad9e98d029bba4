import type { Incident } from '#domain/incident/incident.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

export const ToldMark = ({ incident: { notices } }: { incident: Incident }) =>
  notices.length === 0 ? (
    <StateMark tone="due">{t('incident.toldNobody')}</StateMark>
  ) : (
    <StateMark tone="done">{t('incident.toldCount', { count: notices.length })}</StateMark>
  )
