import type { Assignment } from '#domain/assignment/assignment.ts'
import { t } from '#web/platform/i18n.ts'
import { StateMark } from '#web/platform/ui/state-mark.tsx'

/** Its states are the tones of the same names. */
export const AssignmentMark = ({ state }: Pick<Assignment, 'state'>) => (
  <StateMark tone={state}>{t(`assignment.state.${state}`)}</StateMark>
)
