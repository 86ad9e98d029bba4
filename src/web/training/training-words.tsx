import type { TrainingStatus } from '#domain/training/training.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<TrainingStatus, Tone> = {
  planned: 'waiting',
  running: 'underWay',
  ended: 'done',
  cancelled: 'nothing',
}

export const TrainingMark = ({ status }: { status: TrainingStatus }) => (
  <StateMark tone={tones[status]}>{t(`training.status.${status}`)}</StateMark>
)

export const kindText = ({ kind }: { kind: string }): string => nameOf('training.kind', kind)
