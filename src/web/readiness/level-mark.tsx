import type { ReadinessLevel } from '#domain/readiness/readiness.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<ReadinessLevel, Tone> = { red: 'late', amber: 'due', green: 'done' }

export const LevelMark = ({ level }: { level: ReadinessLevel }) => (
  <StateMark tone={tones[level]}>{t(`readiness.level.${level}`)}</StateMark>
)
