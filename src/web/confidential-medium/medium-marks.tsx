import type { Medium, MediumClass } from '#domain/confidential-medium/confidential-medium.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'

const tones: Record<Medium['state'], Tone> = { kept: 'done', out: 'underWay', missing: 'late', destroyed: 'nothing' }

export const MediumStateMark = ({ state }: Pick<Medium, 'state'>) => (
  <StateMark tone={tones[state]}>{t(`medium.state.${state}`)}</StateMark>
)

export const classText = (classification: MediumClass): string => t(`medium.class.${classification}`)
