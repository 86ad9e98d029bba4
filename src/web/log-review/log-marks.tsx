import type { LogFindingState, LogImportState } from '#domain/log-review/log-review.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

const tones = {
  arriving: 'waiting',
  mapping: 'due',
  waiting: 'waiting',
  running: 'waiting',
  done: 'done',
  failed: 'late',
} as const

export const LogStateMark = ({ state }: { state: LogImportState }) => (
  <StateMark tone={tones[state]}>{t(`logReview.state.${state}`)}</StateMark>
)

export const LogFindingMark = ({ state }: { state: LogFindingState }) => (
  <StateMark tone={state === 'open' ? 'due' : 'done'}>{t(`logFinding.state.${state}`)}</StateMark>
)
