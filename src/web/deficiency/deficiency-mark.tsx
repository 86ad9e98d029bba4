import { isOverdue } from '#domain/deficiency/deficiency.rules.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<Deficiency['status'], Tone> = {
  found: 'attention',
  reported: 'due',
  handedOver: 'due',
  improving: 'underWay',
  improved: 'underWay',
  released: 'done',
  closed: 'done',
}

export function DeficiencyMark({ deficiency }: { deficiency: Deficiency }) {
  const { today } = useSession()
  if (isOverdue(deficiency, today)) return <StateMark tone="late">{t('deficiency.overdue')}</StateMark>
  return <StateMark tone={tones[deficiency.status]}>{t(`deficiency.status.${deficiency.status}`)}</StateMark>
}
