import type { ClauseState } from '#domain/plan/plan.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<ClauseState, Tone> = {
  nothingOwed: 'nothing',
  waiting: 'waiting',
  underWay: 'underWay',
  done: 'done',
  late: 'late',
  needsAttention: 'attention',
}

export const ClauseMark = ({ state }: { state: ClauseState }) => (
  <StateMark tone={tones[state]}>{t(`clause.state.${state}`)}</StateMark>
)
