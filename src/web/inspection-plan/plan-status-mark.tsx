import type { InspectionPlan } from '#domain/inspection-plan/inspection-plan.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<InspectionPlan['status'], Tone> = { draft: 'waiting', submitted: 'due', approved: 'done' }

export const PlanStatusMark = ({ status }: Pick<InspectionPlan, 'status'>) => (
  <StateMark tone={tones[status]}>{t(`inspectionPlan.status.${status}`)}</StateMark>
)
