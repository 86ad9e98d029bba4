import type { Inspection } from '#domain/inspection/inspection.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

export function InspectionMark({ inspection: { status, readyToSubmit } }: { inspection: Inspection }) {
  if (status === 'submitted') return <StateMark tone="done">{t('inspection.status.submitted')}</StateMark>
  if (readyToSubmit) return <StateMark tone="due">{t('inspection.ready')}</StateMark>
  return <StateMark tone="underWay">{t('inspection.status.draft')}</StateMark>
}
